import { letterOf } from "../kinds/dictionary.ts";
import { integer, join, literal, sql, string, type Sql } from "../sql/sql.ts";
import type { FunnelRules } from "./rules.ts";

/** Longer than any journey: a search from there finds nothing. */
const FAR = literal(2 ** 32);

const place = (step: number): Sql => sql`place_${literal(step)}`;

/**
 * How deep each unit gets that starts at its first event of step 1 and takes, for each step, the
 * earliest later event within the window from there: a column `level`, 0 without step 1.
 *
 * `place_k` is where step k was found in the word, 0 when it was not. Where no two events have the
 * same time the search simply goes on behind the step before; ties are looked at only where there are
 * some.
 */
export function firstEntryLevels(journeys: Sql, rules: FunnelRules): Sql {
  return sql`SELECT ${level(rules)} AS level
      FROM (SELECT ${places(rules, behind)} FROM ${journeys} WHERE NOT tied)
    UNION ALL
    SELECT ${level(rules)} AS level
      FROM (SELECT ${places(rules, amongTies)} FROM ${journeys} WHERE tied)`;
}

function level({ codes }: FunnelRules): Sql {
  return join(
    codes.map((_, step) => sql`(${place(step)} > 0)`),
    " + ",
  );
}

/** Where the search for a step begins, in a journey in which the step before was found. */
type Start = (rules: FunnelRules, step: number) => Sql;

function places(rules: FunnelRules, start: Start): Sql {
  const { codes, windowMs } = rules;
  const columns = codes.map((code, step) => {
    const letter = string(letterOf(code));
    if (step === 0) return sql`toUInt64(positionUTF8(word, ${letter})) AS ${place(0)}`;
    const from = sql`toUInt64(${start(rules, step)} + ${FAR} * (${place(step - 1)} = 0))`;
    const found = sql`toUInt64(positionUTF8(word, ${letter}, ${from}))`;
    if (windowMs === undefined) return sql`${found} AS ${place(step)}`;
    return sql`${found} AS found_${literal(step)},
      found_${literal(step)} * (times[found_${literal(step)}] - times[${place(0)}] <= ${integer(windowMs)})
        AS ${place(step)}`;
  });
  return join(columns, ",\n");
}

const behind: Start = (_, step) => sql`${place(step - 1)} + 1`;

/**
 * `strict`: behind all events of the same time. `same`: at the first of them, whichever row stands
 * first, but behind the one that an earlier step of the same name has used.
 */
const amongTies: Start = ({ codes, ties }, step) => {
  const time = sql`times[${place(step - 1)}]`;
  const first = sql`indexOf(times, ${time})`;
  if (ties === "strict") return sql`${first} + countEqual(times, ${time})`;
  const used = codes.lastIndexOf(codes[step] ?? 0, step - 1);
  return used < 0 ? first : sql`greatest(${first}, ${place(used)} + 1)`;
};
