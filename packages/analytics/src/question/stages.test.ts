import { bindingOfNames, type BoundStage, type StageId, type StagesAnswer } from "@itinera/core";
import { describe, expect, it } from "vitest";
import { analyticsFor, importFile, newScope, type LooseRow } from "../analytics.test-kit.ts";

const lab = analyticsFor("stages");

/** D3's fixture: one letter a minute; X belongs to no stage. */
const journeys = { ann: "ABC", bob: "AXAB", cid: "AC", dee: "BA", eve: "C", fay: "X" };
const rows = Object.entries(journeys).flatMap(([person, word]) =>
  [...word].map((name, minute): LooseRow => ({ person, case: person, name, time: minute * 60_000 })),
);

const stage = (name: string, next: readonly string[], binding = bindingOfNames([name])): BoundStage => ({
  id: name as StageId,
  name,
  binding,
  next: next as readonly StageId[] as StageId[],
});
const abc = [stage("A", ["B"]), stage("B", ["C"]), stage("C", [])];

const line = ({ stages }: StagesAnswer, name: string) => {
  const one = stages.find((it) => it.name === name);
  return one && [one.reach, one.converted, one.elsewhere, one.ended, one.inProgress, one.medianMs, one.timeN];
};

describe("stage numbers", () => {
  it("are D3's on its fixture", async () => {
    const scope = newScope();
    await importFile(lab, scope, rows);
    const answer = await lab.analytics.ask(scope, {
      kind: "stages",
      unit: "person",
      period: {},
      stages: abc,
    });
    expect(answer).toMatchObject({ n: 5, slower: false });
    expect(line(answer, "A")).toEqual([4, 2, 1, 1, 0, 120_000, 2]);
    expect(line(answer, "B")).toEqual([3, 1, 1, 1, 0, 60_000, 1]);
    expect(line(answer, "C")).toEqual([3, null, null, null, null, null, null]);
    expect(answer.stages[0]).toMatchObject({ conversion: 0.5, dropOff: 0.25 });
  });
});
