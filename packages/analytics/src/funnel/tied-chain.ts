import { bound, integer, literal, sql, type Sql } from "../sql/sql.ts";
import { ANY_LENGTH, type FunnelRules } from "./rules.ts";

/** Added to times, so that 0 can mean "no such chain". */
const SHIFT = literal(8_640_000_000_000_001);

/**
 * The deepest chain of units in which some events have the same time, for steps of which some have
 * the same name, when equal times may be taken in any order.
 *
 * Goes through the moments of a journey. `starts[k]` is the latest start of a chain of k steps that
 * fits in the window. At a moment with several events a chain of j steps may grow to k when the events of
 * the moment hold the steps j + 1 … k, each event for one step; the shortest such j has the latest start.
 */
export function tiedChainLevels(journeys: Sql, { codes, windowMs = ANY_LENGTH }: FunnelRules): Sql {
  const steps = bound("Array(UInt32)", codes);
  const names = bound("Array(UInt32)", [...new Set(codes)]);
  const count = literal(codes.length);
  const holds = sql`arrayAll(
    name -> countEqual(arraySlice(${steps}, j + 1, k - j), name) <= countEqual(moment.2, name), ${names})`;
  const fits = sql`(j = 0 OR (starts[j] > 0 AND moment.1 - starts[j] <= ${integer(windowMs)}))`;
  const grown = sql`arrayFold(
    (starts, moment) -> arrayMap(
      k -> arrayElement(
        arrayConcat(
          arrayMap(j -> if(j = 0, moment.1, starts[j]), arrayFilter(j -> ${holds} AND ${fits}, range(k))),
          [starts[k]]
        ), 1),
      range(1, ${count} + 1)),
    moments,
    arrayWithConstant(${count}, toInt64(0)))`;
  return sql`SELECT arrayCount(start -> start > 0, ${grown}) AS level
    FROM (
      SELECT
        arrayFilter(code -> has(${steps}, code), codes) AS marked,
        arrayFilter((time, code) -> has(${steps}, code), times, codes) AS timed,
        arrayMap(gap -> gap > 0, arrayDifference(timed)) AS cuts,
        arrayMap(
          (same, names) -> (toInt64(same[1] + ${SHIFT}), names),
          arraySplit((time, cut) -> cut, timed, cuts),
          arraySplit((code, cut) -> cut, marked, cuts)
        ) AS moments
      FROM ${journeys}
    )`;
}
