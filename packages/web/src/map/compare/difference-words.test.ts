import {
  compareMaps,
  createTranslator,
  exampleMap,
  richTextOf,
  type JourneyMap,
  type MapId,
} from "@itinera/core";
import { sceneWords } from "@itinera/scene";
import { expect, it } from "vitest";
import { saidDifferences } from "./difference-words.ts";

let next = 0;
const today = await exampleMap("current", "en", { id: "m" as MapId, newId: () => `i${next++}` });
const { t } = await createTranslator("en");
const words = sceneWords(t, "en");

const said = (tomorrow: JourneyMap) => {
  const { after, differences } = compareMaps(today, tomorrow);
  return saidDifferences(today, after, differences, words, t).map(({ sort, what, was }) => [sort, what, was]);
};

it("says what a thing was and has become, and where it stands once", () => {
  const [card, ...cards] = today.cards;
  const feeling = today.feelings[0];
  if (!card || !feeling) throw new Error("the example is empty");
  expect(said({ ...today, cards: [{ ...card, text: richTextOf("Ideas") }, ...cards] })).toEqual([
    ["changed", "Ideas, A Awareness", "Find ideas for the living room"],
  ]);
  expect(said({ ...today, cards })).toEqual([
    ["removed", "Find ideas for the living room, A Awareness", undefined],
  ]);
  const column = today.stages[1]?.id ?? card.column;
  expect(said({ ...today, cards: [{ ...card, column }, ...cards] })).toEqual([
    ["moved", "Find ideas for the living room, B Interest", "Find ideas for the living room, A Awareness"],
  ]);
  expect(said({ ...today, feelings: [{ ...feeling, value: 2 }, ...today.feelings.slice(1)] })).toEqual([
    ["changed", "Marta +2, A Awareness", "Marta +0.5"],
  ]);
});

it("calls lanes and stages by their names", () => {
  expect(said({ ...today, lanes: today.lanes.slice(1), cards: [], feelings: [] })[0]).toEqual([
    "removed",
    "Goal",
    undefined,
  ]);
});
