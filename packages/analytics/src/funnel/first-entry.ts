import { letterOf } from "../kinds/dictionary.ts";
import { integer, join, literal, sql, string, type Sql } from "../sql/sql.ts";
import type { FunnelRules, Ties } from "./rules.ts";

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
export function firstEntryLevels({ state: { hasTies } }: Ties, journeys: Sql, rules: FunnelRules): Sql {
  if (!hasTies) return sql`SELECT ${level(rules)} AS level FROM ${search(journeys, rules, behind)}`;
  return sql`SELECT ${level(rules)} AS level FROM ${search(sql`${journeys} WHERE NOT tied`, rules, behind)}
    UNION ALL
    SELECT ${level(rules)} AS level FROM ${search(sql`${journeys} WHERE tied`, rules, amongTies)}`;
}

function level({ codes }: FunnelRules): Sql {
  return join(
    codes.map((_, step) => sql`(${place(step)} > 0)`),
    " + ",
  );
}

/** Where the search for a step begins, in a journey in which the step before was found. */
type Start = (rules: FunnelRules, step: number) => Sql;

/** One query around another for each step: within one, ClickHouse writes every alias out where it is used. */
function search(units: Sql, rules: FunnelRules, start: Start): Sql {
  const { codes, windowMs } = rules;
  const times = windowMs === undefined && start === behind ? sql`word` : sql`word, times`;
  return codes.reduce((inner, code, step) => {
    const letter = string(letterOf(code));
    const before = codes.slice(0, step).map((_, earlier) => place(earlier));
    const from = step === 0 ? literal(1) : sql`${start(rules, step)} + ${FAR} * (${place(step - 1)} = 0)`;
    const found = sql`toUInt64(positionUTF8(word, ${letter}, toUInt64(${from})))`;
    const own =
      windowMs === undefined || step === 0
        ? sql`${found} AS ${place(step)}`
        : sql`${found} AS found,
          found * (times[found] - times[${place(0)}] <= ${integer(windowMs)}) AS ${place(step)}`;
    return sql`(SELECT ${join([times, ...before, own], ", ")} FROM ${inner})`;
  }, units);
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
