import { bound, join, literal, sql, string, type Sql } from "../sql/sql.ts";
import { firstEntryLevels } from "./first-entry.ts";
import { hasRepeats, type FunnelRules } from "./rules.ts";
import { tiedChainLevels } from "./tied-chain.ts";

/** Added to times, so that none is below zero: the earliest date of JavaScript. */
const SHIFT = literal(8_640_000_000_000_000);

/** Room for one place per step between two neighbouring milliseconds. */
const STEPS = 32;

/**
 * The deepest chain of each unit that fits in the window: a column `level`, 0 without step 1.
 * Without a window no start is better than the first one.
 */
export function anyAttemptLevels(journeys: Sql, rules: FunnelRules): Sql {
  const { windowMs, ties } = rules;
  if (windowMs === undefined) return firstEntryLevels(journeys, rules);
  const own = { ...rules, windowMs };
  if (ties === "same" && !hasRepeats(rules)) return windowFunnel(journeys, own, 1);
  if (ties === "strict") return windowFunnel(journeys, own, STEPS);
  return sql`${windowFunnel(sql`(SELECT * FROM ${journeys} WHERE NOT tied)`, own, STEPS)}
    UNION ALL ${tiedChainLevels(sql`(SELECT * FROM ${journeys} WHERE tied)`, own)}`;
}

type Windowed = FunnelRules & { readonly windowMs: number };

/**
 * ClickHouse's windowFunnel: of equal stamps it takes the lower step first. That is `same` when the
 * stamps are the times. With room between the milliseconds (`scale` = STEPS) the higher step of equal
 * times gets the lower stamp: then equal times are never chained, and an event that fits two steps is
 * tried for the last one first and never follows itself.
 */
function windowFunnel(journeys: Sql, { codes, windowMs }: Windowed, scale: 1 | typeof STEPS): Sql {
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
  return sql`SELECT arrayReduce(${string(`windowFunnel(${BigInt(windowMs) * BigInt(scale)})`)}, stamps, ${conditions}) AS level
    FROM (
      SELECT ${steps}
      FROM (
        SELECT
          arrayMap(code -> transform(code, ${bound("Array(UInt16)", names)}, ${bound("Array(UInt8)", marks)}, 0),
            codes) AS all_marks,
          arrayFilter(mark -> mark > 0, all_marks) AS marked,
          arrayFilter((time, mark) -> mark > 0, times, all_marks) AS timed
        FROM ${journeys}
      )
    )`;
}
