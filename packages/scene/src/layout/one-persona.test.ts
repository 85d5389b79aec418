import type { PersonaId } from "@itinera/core";
import { expect, test } from "vitest";
import { groupOf, sampleMap, sampleScene } from "./sample-map.fixture.ts";

const marta = "marta" as PersonaId;
const leon = "leon" as PersonaId;
const felt = (persona: string, column: string, value: number) => ({ persona, column, value }) as never;
const map = sampleMap({
  lanes: [{ kind: "thoughts" }, { kind: "emotion" }],
  cards: [
    { lane: "thoughts", column: "s0", text: "hers", personas: [marta] },
    { lane: "thoughts", column: "s0", text: "of both", personas: [marta, leon] },
    { lane: "thoughts", column: "s1", text: "his", personas: [leon] },
    { lane: "thoughts", column: "s1", text: "of all" },
  ],
  feelings: ["marta", "leon", "team"].flatMap((one) => [felt(one, "s0", 1), felt(one, "s1", 2)]),
  more: {
    personas: [
      { id: marta, order: "a", name: "Marta", slot: 1 },
      { id: leon, order: "b", name: "Leon", slot: 2 },
    ],
  },
});
const faintOf = (scene: ReturnType<typeof sampleScene>) =>
  scene.rows.flatMap((row) => row.groups.flatMap((group) => (group.faint ? [group.id] : [])));
const strokes = (scene: ReturnType<typeof sampleScene>) =>
  groupOf(scene, "emotion.curves").marks.flatMap((mark) => (mark.kind === "path" ? [mark] : []));

test("with one persona looked at, cards and curves of others alone step back", () => {
  const scene = sampleScene(map, { only: marta });
  expect(faintOf(scene)).toEqual(["his", "emotion.leon.s0.", "emotion.leon.s1."]);
  expect(strokes(scene).map(({ stroke }) => stroke)).toEqual(["ink-2", "cat-1", "rule-2"]);
  expect(faintOf(sampleScene(map))).toEqual([]);
});

test("in narrow columns too; and what was drawn before is drawn anew", () => {
  const before = sampleScene(map, { density: "overview" });
  expect(faintOf(before)).toEqual([]);
  const scene = sampleScene(map, { density: "overview", only: leon, previous: before });
  expect(faintOf(scene)).toContain("hers");
  const back = sampleScene(map, { density: "overview", previous: scene });
  expect(faintOf(back)).toEqual([]);
});

test("the key beside the curves says which one is looked at", () => {
  const inks = (only?: PersonaId) =>
    sampleScene(map, only && { only })
      .rows.at(-1)
      ?.header.marks.flatMap((mark) => (mark.kind === "path" && mark.dash ? [mark.stroke] : []));
  expect(inks()).toEqual(["ink-2", "cat-1", "cat-2"]);
  expect(inks(leon)).toEqual(["ink-2", "rule-2", "cat-2"]);
});

test("nothing moves by it", () => {
  const places = (scene: ReturnType<typeof sampleScene>) =>
    scene.rows.flatMap((row) => row.groups.map(({ id, x, y, w, h }) => ({ id, x, y, w, h })));
  expect(places(sampleScene(map, { only: leon }))).toEqual(places(sampleScene(map)));
});
