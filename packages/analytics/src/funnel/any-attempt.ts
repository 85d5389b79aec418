import { letterOf } from "../kinds/dictionary.ts";
import { bound, join, literal, sql, string, type Sql } from "../sql/sql.ts";
import { firstEntryLevels } from "./first-entry.ts";
import { ANY_LENGTH, hasRepeats, type FunnelRules, type Ties } from "./rules.ts";
import { tiedChainLevels } from "./tied-chain.ts";

/** Added to times, so that none is below zero: the earliest date of JavaScript. */
const SHIFT = literal(8_640_000_000_000_000);

/** Room for one place per step between two neighbouring milliseconds. */
const STEPS = 32;

/** How windowFunnel is used: the times as they are, or spread so that steps have places between them. */
type Manner = "same" | "strict" | "spread";

/**
 * The deepest chain of each unit that fits in the window: a column `level`, 0 without step 1. A chain
 * without a window has no better start than the first one.
 */
export function anyAttemptLevels(ties: Ties, journeys: Sql, rules: FunnelRules): Sql {
  if (rules.ties === "same" && rules.windowMs === undefined) return firstEntryLevels(ties, journeys, rules);
  // Units that lack the second step are the most in most funnels, and what they reach is known at once.
  const [first = sql`0`, second = sql`0`] = rules.codes.map(
    (code) => sql`position(word, ${string(letterOf(code))}) > 0`,
  );
  return sql`SELECT 1 AS level FROM ${journeys} WHERE ${first} AND NOT ${second}
    UNION ALL
    ${chainLevels(ties, sql`(SELECT * FROM ${journeys} WHERE ${first} AND ${second})`, rules)}`;
}

function chainLevels({ state: { hasTies } }: Ties, journeys: Sql, rules: FunnelRules): Sql {
  if (!hasRepeats(rules)) return windowFunnel(journeys, rules, rules.ties);
  if (rules.ties === "strict" || !hasTies) return windowFunnel(journeys, rules, "spread");
  return sql`${windowFunnel(sql`(SELECT * FROM ${journeys} WHERE NOT tied)`, rules, "spread")}
    UNION ALL ${tiedChainLevels(sql`(SELECT * FROM ${journeys} WHERE tied)`, rules)}`;
}

/**
 * ClickHouse's windowFunnel, one cell per step that later events overwrite. Of equal stamps it takes the
 * lower step first: that is `same`. `strict` asks it for increasing times, with its own rule that an event
 * of a step takes the place of an earlier one even when the next step happens at that very time.
 *
 * When an event fits two steps it must be tried for the last one first, and never follow itself. So
 * stamps are `spread`: the higher step of equal times gets the lower stamp, and equal times never chain.
 */
function windowFunnel(journeys: Sql, { codes, windowMs = ANY_LENGTH }: FunnelRules, manner: Manner): Sql {
  const scale = manner === "spread" ? STEPS : 1;
  const mode = manner === "strict" ? ", 'strict_increase'" : "";
  const names = [...new Set(codes)];
  const marks = names.map((_, at) => at + 1);
  const stamp = (step: Sql): Sql =>
    scale === 1
      ? sql`toUInt64(time + ${SHIFT})`
      : sql`toUInt64((time + ${SHIFT}) * ${literal(scale)} + ${literal(scale - 1)} - ${step})`;
  const perStep = codes.map((code, step) => ({
    step: literal(step),
    isIt: sql`mark = ${literal(names.indexOf(code) + 1)}`,
  }));
  const steps =
    names.length === codes.length
      ? sql`arrayMap(mark -> mark - 1, marked) AS steps,
          arrayMap((time, step) -> ${stamp(sql`step`)}, timed, steps) AS stamps`
      : sql`arrayConcat(${join(
          perStep.map(
            ({ step, isIt }) => sql`arrayMap(mark -> ${step}, arrayFilter(mark -> ${isIt}, marked))`,
          ),
          ", ",
        )}) AS steps,
        arrayConcat(${join(
          perStep.map(
            ({ step, isIt }) =>
              sql`arrayMap(time -> ${stamp(step)}, arrayFilter((time, mark) -> ${isIt}, timed, marked))`,
          ),
          ", ",
        )}) AS stamps`;
  const conditions = join(
    perStep.map(({ step }) => sql`arrayMap(one -> one = ${step}, steps)`),
    ", ",
  );
  return sql`SELECT arrayReduce(${string(`windowFunnel(${BigInt(windowMs) * BigInt(scale)}${mode})`)}, stamps, ${conditions}) AS level
    FROM (
      SELECT ${steps}
      FROM (
        SELECT
          arrayMap(code -> transform(code, ${bound("Array(UInt32)", names)}, ${bound("Array(UInt8)", marks)}, 0),
            codes) AS all_marks,
          arrayFilter(mark -> mark > 0, all_marks) AS marked,
          arrayFilter((time, mark) -> mark > 0, times, all_marks) AS timed
        FROM ${journeys}
      )
    )`;
}
