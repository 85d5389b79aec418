import { bindsByNameAlone, type Binding, type MatchesQuestion } from "@itinera/core";
import { onlyRow, type Asking } from "../asking.ts";
import type { Dictionary } from "../kinds/dictionary.ts";
import { bound, join, literal, sql } from "../sql/sql.ts";
import { eventsOf } from "../unit/events.ts";
import { journeysOf } from "../unit/journeys.ts";
import { kindCounts } from "../unit/kind-counts.ts";
import { codesIn, matchedPlaces, type PlacedBinding } from "../unit/matched.ts";
import { unitsByWeek } from "../unit/weeks.ts";
import type { Answerer } from "./answerer.ts";

interface Count {
  readonly units: number;
  readonly events: number;
}

/** So many bindings are answered by one query. */
const AT_ONCE = 100;

/** How many units and events match each binding; names alone are counted in the journeys. */
export const answerMatches: Answerer<"matches"> = async (asking, question) => {
  const bindings = question.bindings.map(({ binding }, place) => ({ place, binding }));
  const [byName, byRow, weeks] = await Promise.all([
    countByName(
      asking,
      question,
      bindings.filter(({ binding }) => bindsByNameAlone(binding)),
    ),
    countByRow(
      asking,
      question,
      bindings.filter(({ binding }) => !bindsByNameAlone(binding)),
    ),
    unitsByWeek(asking, question, bindings),
  ]);
  return {
    unit: question.unit,
    matches: question.bindings.map(({ key, binding }, place) => ({
      key,
      ...(byName.get(place) ?? byRow.get(place) ?? { units: 0, events: 0 }),
      unseen: unseenNames(binding, asking.dictionary),
      weeks: [...(weeks.get(place) ?? [])],
    })),
  };
};

function unseenNames(binding: Binding, dictionary: Dictionary): string[] {
  const names = binding.flatMap(({ name }) => name ?? []);
  return [...new Set(names)].filter((name) => dictionary.codeOf(name) === undefined);
}

/** An event has one code, so events add up; units that have two of the codes must be counted once. */
async function countByName(
  asking: Asking,
  { unit, period }: MatchesQuestion,
  bindings: readonly PlacedBinding[],
): Promise<Map<number, Count>> {
  const counted = new Map<number, Count>();
  if (bindings.length === 0) return counted;
  const kinds = new Map((await kindCounts(asking, unit, period)).map((kind) => [kind.code, kind]));
  const several: { readonly place: number; readonly codes: readonly number[]; readonly events: number }[] =
    [];
  for (const { place, binding } of bindings) {
    const codes = codesIn(binding, asking.dictionary);
    const events = codes.reduce((sum, code) => sum + (kinds.get(code)?.events ?? 0), 0);
    if (codes.length > 1) several.push({ place, codes, events });
    else counted.set(place, { units: kinds.get(codes[0] ?? 0)?.units ?? 0, events });
  }
  for (const some of chunks(several)) {
    const columns = some.map(
      ({ codes }, at) => sql`countIf(hasAny(codes, ${bound("Array(UInt32)", codes)})) AS u${literal(at)}`,
    );
    const row = await onlyRow<Record<string, number>>(
      asking,
      sql`SELECT ${join(columns, ", ")} FROM ${journeysOf(asking, unit, period)}`,
    );
    for (const [at, { place, events }] of some.entries())
      counted.set(place, { units: row[`u${at}`] ?? 0, events });
  }
  return counted;
}

async function countByRow(
  asking: Asking,
  { unit, period }: MatchesQuestion,
  bindings: readonly PlacedBinding[],
): Promise<Map<number, Count>> {
  const counted = new Map<number, Count>();
  for (const some of chunks(bindings)) {
    const found = await asking.rows<
      Count & { place: number }
    >(sql`SELECT place, uniqExact(owner) AS units, count() AS events
      FROM ${eventsOf(asking, unit, period)}
      ARRAY JOIN ${matchedPlaces(some, asking.dictionary)} AS place
      GROUP BY place`);
    for (const { place, units, events } of found) counted.set(place, { units, events });
  }
  return counted;
}

function chunks<Item>(list: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(list.length / AT_ONCE);
  return Array.from({ length: count }, (_, at) => list.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
}
