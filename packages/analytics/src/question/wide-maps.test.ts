import type { StageId, StagesQuestion } from "@itinera/core";
import { expect, it } from "vitest";
import { analyticsFor, importFile, newScope } from "../analytics.test-kit.ts";
import { QuestionTooLarge } from "../sql/sql.ts";

const lab = analyticsFor("wide");

/** Stages one behind the other, each with bindings of its own. */
const stages = (count: number, bindingOf: (at: number) => StagesQuestion["stages"][number]["binding"]) =>
  Array.from({ length: count }, (_, at) => ({
    id: `s${at}` as StageId,
    name: `s${at}`,
    binding: bindingOf(at),
    next: at < count - 1 ? [`s${at + 1}` as StageId] : [],
  }));

const numbers = async (given: StagesQuestion["stages"]) => {
  const scope = newScope();
  await importFile(lab, scope, [
    { person: "ann", name: "e0", time: 0, properties: { p: "v0" } },
    { person: "ann", name: "e1", time: 1, properties: { p: "v1" } },
  ]);
  return lab.analytics.ask(scope, { kind: "stages", unit: "person", period: {}, stages: given });
};

it("a map of 200 stages of 50 names each is answered", async () => {
  const names = (at: number) =>
    Array.from({ length: 50 }, (_, more) => ({ name: `e${at + 200 * more}`, where: [] }));
  const { n, stages: found } = await numbers(stages(200, names));
  expect([n, found[0]?.converted, found[1]?.reach]).toEqual([1, 1, 1]);
});

it("and one of 100 stages bound by 300 different properties", async () => {
  const values = (at: number) =>
    ["", "a", "b"].map((more) => ({ where: [{ property: "p", op: "is" as const, value: `v${at}${more}` }] }));
  const { stages: found } = await numbers(stages(100, values));
  expect([found[0]?.converted, found[1]?.reach, found[2]?.reach]).toEqual([1, 1, 0]);
});

it("one with more, or longer, values than a request can take is refused by name", async () => {
  const values = (at: number) =>
    Array.from({ length: 20 }, (_, more) => ({
      where: [{ property: "p", op: "is" as const, value: `v${at} ${more}` }],
    }));
  await expect(numbers(stages(100, values))).rejects.toThrow(QuestionTooLarge);
  const names = (at: number) =>
    Array.from({ length: 200 }, (_, more) => ({ name: `e${at}`, channel: `c${more}`, where: [] }));
  await expect(numbers(stages(500, names))).rejects.toThrow(QuestionTooLarge);
});
