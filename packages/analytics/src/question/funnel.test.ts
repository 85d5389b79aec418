import type { FunnelQuestion } from "@itinera/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyticsFor, importFile, newScope, type LooseRow } from "../analytics.test-kit.ts";
import { anyLog, anyName, anyPeriod, anyUnit, anyWindow } from "../arbitrary-log.test-kit.ts";
import { naiveDepth, naiveUnits } from "../naive.test-kit.ts";

const lab = analyticsFor("funnel");

const anyFunnel: fc.Arbitrary<FunnelQuestion> = fc.record(
  {
    kind: fc.constant("funnel"),
    unit: anyUnit,
    period: anyPeriod,
    steps: fc.array(anyName, { minLength: 1, maxLength: 5 }),
    windowMs: anyWindow,
    attempt: fc.constantFrom("any", "first"),
    ties: fc.constantFrom("same", "strict"),
  },
  { requiredKeys: ["kind", "unit", "period", "steps", "attempt", "ties"] },
);

function naive(rows: readonly LooseRow[], question: FunnelQuestion): number[] {
  const depths = naiveUnits(rows, question.unit, question.period).map((unit) => naiveDepth(unit, question));
  return question.steps.map((_, step) => depths.filter((depth) => depth > step).length);
}

describe("a funnel", () => {
  it("counts as the definition does, whatever the rules, ties and repeated names", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog(),
        fc.array(anyFunnel, { minLength: 12, maxLength: 12 }),
        async (rows, questions) => {
          const scope = newScope();
          await importFile(lab, scope, rows);
          for (const question of questions) {
            const answer = await lab.analytics.ask(scope, question);
            expect(
              answer.steps.map(({ count }) => count),
              JSON.stringify(question),
            ).toEqual(naive(rows, question));
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 90_000);
});
