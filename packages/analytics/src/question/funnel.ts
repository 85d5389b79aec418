import { anyAttemptLevels } from "../funnel/any-attempt.ts";
import { firstEntryLevels } from "../funnel/first-entry.ts";
import type { FunnelRules } from "../funnel/rules.ts";
import { sql } from "../sql/sql.ts";
import { journeysOf } from "../unit/journeys.ts";
import type { Answerer } from "./answerer.ts";

/** Units that reach each step (D4). A step that the log never named is reached by none, nor are those after it. */
export const answerFunnel: Answerer<"funnel"> = async (asking, question) => {
  const { dictionary, rows } = asking;
  const codes = question.steps.map((name) => dictionary.codeOf(name));
  const unseen = codes.indexOf(undefined);
  const seen = codes.slice(0, unseen < 0 ? codes.length : unseen).filter((code) => code !== undefined);
  const rules: FunnelRules = { codes: seen, windowMs: question.windowMs, ties: question.ties };
  const levelsOf = question.attempt === "first" ? firstEntryLevels : anyAttemptLevels;
  const reached =
    seen.length === 0
      ? []
      : await rows<{ level: number; units: number }>(
          sql`SELECT level, count() AS units
            FROM (${levelsOf(asking, journeysOf(asking, question.unit, question.period), rules)})
            GROUP BY level`,
        );
  return {
    unit: question.unit,
    steps: question.steps.map((name, step) => ({
      name,
      count: reached.filter(({ level }) => level > step).reduce((sum, { units }) => sum + units, 0),
    })),
  };
};
