import type { FunnelAnswer, FunnelQuestion } from "@itinera/core";
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

/** Sixty short journeys within four minutes: nearly all have ties and repeats, on both sides of any rule. */
const tiedLog: fc.Arbitrary<LooseRow[]> = fc
  .array(
    fc.array(fc.tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 0, max: 3 })), {
      minLength: 2,
      maxLength: 6,
    }),
    { minLength: 60, maxLength: 60 },
  )
  .map((journeys) =>
    journeys.flatMap((journey, person) =>
      journey.map(([name, minute]) => ({ person: `${person}`, name, time: minute * 60_000 })),
    ),
  );

const someSteps = fc.array(fc.constantFrom("A", "B", "C"), { minLength: 2, maxLength: 4 });

/** A failure shows at once: shrinking would ask the engine for hours. */
const once = { endOnFailure: true };

const counts = ({ steps }: FunnelAnswer): number[] => steps.map(({ count }) => count);

describe("a funnel", () => {
  it("counts as the definition does in any unit and period", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog(),
        fc.array(anyFunnel, { minLength: 10, maxLength: 10 }),
        async (rows, questions) => {
          const scope = newScope();
          await importFile(lab, scope, rows);
          for (const question of questions) {
            const answer = await lab.analytics.ask(scope, question);
            expect(counts(answer), JSON.stringify(question)).toEqual(naive(rows, question));
          }
        },
      ),
      { ...once, numRuns: 3 },
    );
  }, 90_000);

  it("counts as the definition does by all rules, with ties and repeated names", async () => {
    await fc.assert(
      fc.asyncProperty(tiedLog, fc.array(someSteps, { minLength: 3, maxLength: 3 }), async (rows, lists) => {
        const scope = newScope();
        await importFile(lab, scope, rows);
        for (const steps of lists) {
          for (const attempt of ["any", "first"] as const) {
            for (const ties of ["same", "strict"] as const) {
              for (const window of [{}, { windowMs: 120_000 }]) {
                const rules = { steps, attempt, ties, ...window };
                const question = { kind: "funnel", unit: "person", period: {}, ...rules } as const;
                const answer = await lab.analytics.ask(scope, question);
                expect(counts(answer), JSON.stringify(rules)).toEqual(naive(rows, question));
              }
            }
          }
        }
      }),
      { ...once, numRuns: 4 },
    );
  }, 90_000);

  it("has a step that the log never named: nobody reaches it, nor those behind it", async () => {
    const scope = newScope();
    await importFile(
      lab,
      scope,
      ["A", "B"].map((name, time) => ({ person: "ann", name, time })),
    );
    const cases: readonly { readonly steps: string[]; readonly reached: number[] }[] = [
      { steps: ["A", "never", "B"], reached: [1, 0, 0] },
      { steps: ["never", "A"], reached: [0, 0] },
      { steps: ["A"], reached: [1] },
    ];
    for (const { steps, reached } of cases) {
      for (const windowMs of [1, undefined]) {
        const rules = {
          attempt: "any",
          ties: "strict",
          ...(windowMs === undefined ? {} : { windowMs }),
        } as const;
        const question = { kind: "funnel", unit: "person", period: {}, steps, ...rules } as const;
        expect(counts(await lab.analytics.ask(scope, question))).toEqual(reached);
      }
    }
  });
});
