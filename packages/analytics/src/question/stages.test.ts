import {
  bindingOfNames,
  type Binding,
  type BoundStage,
  type StageId,
  type StagesAnswer,
  type StagesQuestion,
} from "@itinera/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyticsFor, importFile, newScope, type LooseRow } from "../analytics.test-kit.ts";
import { anyLog, anyPeriod, anyUnit, anyWindow, names } from "../arbitrary-log.test-kit.ts";
import { naiveStages, naiveUnits } from "../naive.test-kit.ts";

const lab = analyticsFor("stages");

/** D3's fixture: one letter a minute; X belongs to no stage. */
const journeys = { ann: "ABC", bob: "AXAB", cid: "AC", dee: "BA", eve: "C", fay: "X" };
const rows = Object.entries(journeys).flatMap(([person, word]) =>
  Array.from(word, (name, minute): LooseRow => ({ person, case: person, name, time: minute * 60_000 })),
);

const stage = (
  name: string,
  next: readonly string[],
  binding: Binding = bindingOfNames([name]),
): BoundStage => ({
  id: name.replace(" ", "-") as StageId,
  name,
  binding,
  next: next.map((id) => id as StageId),
});
const abc = [stage("A", ["B"]), stage("B", ["C"]), stage("C", [])];
const ask: Omit<StagesQuestion, "stages"> = { kind: "stages", unit: "person", period: {} };

const line = ({ stages }: StagesAnswer, name: string) => {
  const one = stages.find((it) => it.name === name);
  return one && [one.reach, one.converted, one.elsewhere, one.ended, one.inProgress, one.medianMs, one.timeN];
};

describe("stage numbers", () => {
  it("are D3's on its fixture", async () => {
    const scope = newScope();
    await importFile(lab, scope, rows);
    const answer = await lab.analytics.ask(scope, { ...ask, stages: abc });
    expect(answer).toMatchObject({ n: 5, slower: false });
    expect(line(answer, "A")).toEqual([4, 2, 1, 1, 0, 120_000, 2]);
    expect(line(answer, "B")).toEqual([3, 1, 1, 1, 0, 60_000, 1]);
    expect(line(answer, "C")).toEqual([3, null, null, null, null, null, null]);
    expect(answer.stages[0]).toMatchObject({ conversion: 0.5, dropOff: 0.25 });

    // With 2 minutes bob's 3 are too long, and who came after 00:01 is still on the way (the log ends at 00:03).
    const inTime = await lab.analytics.ask(scope, { ...ask, stages: abc, windowMs: 120_000 });
    expect(line(inTime, "A")).toEqual([4, 1, 2, 1, 0, 60_000, 1]);
    expect(line(inTime, "B")).toEqual([3, 1, 1, 0, 1, 60_000, 1]);
    expect(inTime.stages[1]).toMatchObject({ conversion: 0.5, dropOff: 0 });

    // Nothing is bound, nobody was ever there, an unknown name: three different things.
    const others = [stage("none", ["A"], []), stage("gone", ["A"]), stage("A", ["none"])];
    const odd = await lab.analytics.ask(scope, { ...ask, stages: others });
    expect(line(odd, "none")).toEqual([null, null, null, null, null, null, null]);
    expect(line(odd, "gone")).toEqual([0, 0, 0, 0, 0, null, 0]);
    expect(line(odd, "A")).toEqual([4, 0, 0, 4, 0, null, 0]);
    expect((await lab.analytics.ask(scope, { ...ask, stages: [] })).n).toBe(0);
  });

  it("hold for more stages than one byte has letters", async () => {
    const scope = newScope();
    const [count, person] = [140, "ann"];
    const path = Array.from({ length: count }, (_, at) => `kind ${at}`);
    await importFile(lab, scope, [
      ...path.map((name, time) => ({ person, name, time })),
      { person, name: "X", time: 999 },
    ]);
    const stages = path.map((name, at) => stage(name, at + 1 < count ? [`kind-${at + 1}`] : ["kind-0"]));
    const answer = await lab.analytics.ask(scope, { ...ask, stages });
    expect(answer.stages.filter(({ converted, medianMs }) => converted === 1 && medianMs === 1)).toHaveLength(
      139,
    );
    expect(line(answer, "kind 139")).toEqual([1, 0, 0, 1, 0, null, 0]);
  });
});

describe("stage numbers of any log", () => {
  /** Two names may share a stage, a name may be in two stages, some names are in none. */
  const anyStages = fc
    .array(
      fc.record({
        names: fc.subarray([...names], { minLength: 1 }),
        next: fc.array(fc.nat(3), { maxLength: 2 }),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((list) =>
      list.map(({ names: own, next }, at) =>
        stage(
          `stage-${at}`,
          next.filter((to) => to < list.length).map((to) => `stage-${to}`),
          bindingOfNames(own),
        ),
      ),
    );
  const anyQuestion = fc.record(
    { kind: fc.constant("stages"), unit: anyUnit, period: anyPeriod, stages: anyStages, windowMs: anyWindow },
    { requiredKeys: ["kind", "unit", "period", "stages"] },
  );

  it("are the definition's, from journeys and from event rows", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog(),
        fc.array(anyQuestion, { minLength: 8, maxLength: 8 }),
        async (log, questions) => {
          const scope = newScope();
          await importFile(lab, scope, log);
          for (const question of questions) {
            const answer = await lab.analytics.ask(scope, question);
            const { n, stages } = naiveStages(
              naiveUnits(log, question.unit, question.period),
              question.stages,
              question.windowMs,
            );
            expect(answer.n).toBe(n);
            for (const [at, found] of answer.stages.entries()) {
              const { reach, ...flow } = stages[at] ?? { reach: -1 };
              expect(found, JSON.stringify(question)).toMatchObject(
                question.stages[at]?.next.length ? { reach, ...flow } : { reach, converted: null },
              );
            }
            const byRows = await lab.analytics.ask(scope, {
              ...question,
              stages: question.stages.map(throughRows),
            });
            expect(byRows).toEqual({ ...answer, slower: true });
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  }, 90_000);

  /** Means the same, but only event rows can tell. */
  function throughRows(one: BoundStage): BoundStage {
    const where = [{ property: "nobody has this", op: "missing" as const, value: "" }];
    return { ...one, binding: one.binding.map((alternative) => ({ ...alternative, where })) };
  }
});
