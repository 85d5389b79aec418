import { onlyRow } from "../asking.ts";
import { literal, sql } from "../sql/sql.ts";
import { heldDuring } from "../unit/events.ts";
import { journeysOf } from "../unit/journeys.ts";
import { kindCounts } from "../unit/kind-counts.ts";
import { byCountThenName, type Answerer } from "./answerer.ts";

/** Examples come from so many rows, the first ones as the table lies, and so many are shown. */
const [EXAMPLE_ROWS, EXAMPLES] = [20_000, 5];

/** Channels named with a kind, and the least share of its events that one must have. */
const [MOST_CHANNELS, LEAST_SHARE] = [3, 0.1];

const inPlace = sql`if(person = '', case, person), time, entry, seq`;

interface Span {
  readonly cases: number;
  readonly first: number;
  readonly last: number;
}

/** What the log holds: names, channels, properties. */
export const answerKinds: Answerer<"kinds"> = async (asking, { unit, period }) => {
  const { dictionary, rows } = asking;
  const inPeriod = heldDuring(asking, period);
  const [span, counts, channels, ways, properties, examples] = await Promise.all([
    onlyRow<Span>(
      asking,
      sql`SELECT count() AS cases, min(times[1]) AS first, max(times[-1]) AS last
        FROM ${journeysOf(asking, unit, period)}`,
    ),
    kindCounts(asking, unit, period),
    rows<{ name: string; events: number }>(sql`SELECT channel AS name, count() AS events
      FROM events WHERE ${inPeriod} AND channel != '' GROUP BY name`),
    rows<{ code: number; channel: string; events: number }>(sql`SELECT code, channel, count() AS events
      FROM events WHERE ${inPeriod} AND channel != ''
      GROUP BY code, channel
      ORDER BY events DESC, channel
      LIMIT ${literal(MOST_CHANNELS)} BY code`),
    rows<{ name: string; events: number }>(sql`SELECT name, count() AS events
      FROM events ARRAY JOIN mapKeys(properties) AS name WHERE ${inPeriod} GROUP BY name`),
    rows<{ name: string; value: string }>(sql`SELECT name, value
      FROM (SELECT properties FROM events WHERE ${inPeriod} ORDER BY ${inPlace} LIMIT ${literal(EXAMPLE_ROWS)})
      ARRAY JOIN mapKeys(properties) AS name, mapValues(properties) AS value
      GROUP BY name, value
      ORDER BY count() DESC, value
      LIMIT ${literal(EXAMPLES)} BY name`),
  ]);
  const waysOf = Map.groupBy(ways, (way) => way.code);
  const byEvents = byCountThenName<{ events: number; name: string }>(
    (one) => one.events,
    (one) => one.name,
  );
  const empty = span.cases === 0;
  return {
    unit,
    cases: span.cases,
    events: counts.reduce((sum, { events }) => sum + events, 0),
    first: empty ? null : span.first,
    last: empty ? null : span.last,
    kinds: counts
      .map(({ code, events, units }) => ({
        name: dictionary.nameOf(code),
        events,
        units,
        channels: (waysOf.get(code) ?? [])
          .filter((way) => way.events >= events * LEAST_SHARE)
          .map((way) => way.channel),
      }))
      .sort(byEvents),
    channels: channels.sort(byEvents),
    properties: properties.sort(byEvents).map((property) => ({
      ...property,
      examples: examples.filter(({ name }) => name === property.name).map(({ value }) => value),
    })),
  };
};
