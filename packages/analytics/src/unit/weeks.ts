import type { MatchesQuestion } from "@itinera/core";
import type { Asking } from "../asking.ts";
import { inScope } from "../scope.ts";
import { integer, sql } from "../sql/sql.ts";
import { during, eventsOf } from "./events.ts";
import { matchedPlaces, type PlacedBinding } from "./matched.ts";

export interface Week {
  /** Monday, 00:00 UTC. */
  readonly start: number;
  readonly units: number;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970 began on a Thursday; this was the Monday before. */
const FIRST_MONDAY = -3 * DAY_MS;

const weekOf = (time: number): number => Math.floor((time - FIRST_MONDAY) / WEEK_MS);
const startOf = (week: number): number => FIRST_MONDAY + week * WEEK_MS;

/** For each binding its units in each of the last weeks of the period, the one of the last event included. */
export async function unitsByWeek(
  { scope, dictionary, rows }: Asking,
  { unit, period, weeks }: Pick<MatchesQuestion, "unit" | "period" | "weeks">,
  bindings: readonly PlacedBinding[],
): Promise<ReadonlyMap<number, readonly Week[]>> {
  if (weeks === 0 || bindings.length === 0) return new Map();
  const [log] = await rows<{ events: number; last: number }>(
    sql`SELECT count() AS events, max(time) AS last FROM events WHERE ${inScope(scope)} AND ${during(period)}`,
  );
  if (log === undefined || log.events === 0) return new Map();

  const first = weekOf(log.last) - weeks + 1;
  const from = Math.max(startOf(first), period.from ?? -Infinity);
  const found = await rows<{ place: number; week: number; units: number }>(
    sql`SELECT place, intDiv(time - ${integer(startOf(first))}, ${integer(WEEK_MS)}) AS week, uniqExact(owner) AS units
      FROM ${eventsOf(scope, unit, { ...period, from })}
      ARRAY JOIN ${matchedPlaces(bindings, dictionary)} AS place
      GROUP BY place, week`,
  );
  const units = new Map(found.map((row) => [`${row.place} ${row.week}`, row.units]));
  const list = (place: number): Week[] =>
    Array.from({ length: weeks }, (_, at) => ({
      start: startOf(first + at),
      units: units.get(`${place} ${at}`) ?? 0,
    }));
  return new Map(bindings.map(({ place }) => [place, list(place)]));
}
