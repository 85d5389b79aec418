import { sessionGapMs, type Period, type Unit } from "@itinera/core";
import type { Asking } from "../asking.ts";
import { isCurrent } from "../journey/current.ts";
import { integer, literal, sql, string, type Sql } from "../sql/sql.ts";

/**
 * A table expression with one row for each unit that has an event in the period: `word`, `codes`,
 * `times` and `tied` as in the journeys table, cut to the period, in journey order.
 */
export function journeysOf(
  { scope, state }: Pick<Asking, "scope" | "state">,
  unit: Unit,
  period: Period,
): Sql {
  const stored = (of: StoredUnit) => storedIn(isCurrent(scope, state), of, period);
  switch (unit) {
    case "person":
      return sql`(${stored("person")})`;
    case "session":
      return sql`(${sessions(stored("person"))})`;
    case "case":
      if (!state.hasCases) return sql`(${sessions(stored("person"))})`;
      return state.hasLoose
        ? sql`(${stored("case")} UNION ALL ${sessions(stored("loose"))})`
        : sql`(${stored("case")})`;
  }
}

type StoredUnit = "person" | "case" | "loose";

function storedIn(current: Sql, unit: StoredUnit, { from, to }: Period): Sql {
  const rows = sql`journeys WHERE ${current} AND unit = ${string(unit)}`;
  if (from === undefined && to === undefined) return sql`SELECT word, codes, times, tied FROM ${rows}`;
  const before = from === undefined ? sql`0` : sql`arrayCount(t -> t < ${integer(from)}, times)`;
  const until = to === undefined ? sql`length(times)` : sql`arrayCount(t -> t < ${integer(to)}, times)`;
  return sql`SELECT
      substringUTF8(word, start, size) AS word,
      arraySlice(codes, start, size) AS codes,
      arraySlice(times, start, size) AS times,
      tied
    FROM (SELECT word, codes, times, tied, ${before} + 1 AS start, ${until} + 1 - start AS size FROM ${rows})
    WHERE size > 0`;
}

/** Cuts journeys wherever the pause is longer than a session allows. */
function sessions(journeys: Sql): Sql {
  return sql`SELECT word, codes, times, tied
    FROM (
      SELECT
        arraySplit((code, cut) -> cut, codes, cuts) AS code_parts,
        arraySplit((time, cut) -> cut, times, cuts) AS time_parts,
        arrayMap(part -> length(part), code_parts) AS sizes,
        arrayMap((end, size) -> substringUTF8(whole, end - size + 1, size), arrayCumSum(sizes), sizes) AS words,
        tied
      FROM (
        SELECT word AS whole, codes, times, tied,
          arrayMap(gap -> gap > ${literal(sessionGapMs)}, arrayDifference(times)) AS cuts
        FROM (${journeys})
      )
    )
    ARRAY JOIN words AS word, code_parts AS codes, time_parts AS times`;
}
