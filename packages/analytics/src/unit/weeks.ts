import { weekOf, zoneDays, type Calendar, type MatchesQuestion } from "@itinera/core";
import type { Asking } from "../asking.ts";
import { bound, sql } from "../sql/sql.ts";
import { eventsOf, heldDuring } from "./events.ts";
import { matchedPlaces, type PlacedBinding } from "./matched.ts";

export interface Week {
  /** First moment of its first day, where the calendar is. */
  readonly start: number;
  readonly units: number;
}

/** Where each of the last `count` weeks begins, the one of `last` included; they are not all equally long. */
function weekStarts(last: number, count: number, { timeZone, firstDay }: Calendar): readonly number[] {
  const days = zoneDays(timeZone);
  const week = weekOf(days.of(last), firstDay);
  return Array.from({ length: count }, (_, at) => days.start(week - 7 * (count - 1 - at)));
}

/** For each binding its units in each of the last weeks of the period, the one of the last event included. */
export async function unitsByWeek(
  asking: Asking,
  { unit, period, weeks }: Pick<MatchesQuestion, "unit" | "period" | "weeks">,
  bindings: readonly PlacedBinding[],
): Promise<ReadonlyMap<number, readonly Week[]>> {
  const { dictionary, calendar, rows } = asking;
  if (weeks === 0 || bindings.length === 0) return new Map();
  const [log] = await rows<{ events: number; last: number }>(
    sql`SELECT count() AS events, max(time) AS last FROM events WHERE ${heldDuring(asking, period)}`,
  );
  if (log === undefined || log.events === 0) return new Map();

  const starts = weekStarts(log.last, weeks, calendar);
  const from = Math.max(starts[0] ?? -Infinity, period.from ?? -Infinity);
  // The beginnings come from here, so that the page, which names the weeks, and the engine agree about every zone.
  const found = await rows<{ place: number; week: number; units: number }>(
    sql`SELECT place, roundDown(time, ${bound("Array(Int64)", starts)}) AS week, uniqExact(owner) AS units
      FROM ${eventsOf(asking, unit, { ...period, from })}
      ARRAY JOIN ${matchedPlaces(bindings, dictionary)} AS place
      GROUP BY place, week`,
  );
  const units = new Map(found.map((row) => [`${row.place} ${row.week}`, row.units]));
  const list = (place: number): Week[] =>
    starts.map((start) => ({ start, units: units.get(`${place} ${start}`) ?? 0 }));
  return new Map(bindings.map(({ place }) => [place, list(place)]));
}
