import { beforeAll, describe, expect, test } from "vitest";
import {
  applyChanges,
  createTranslator,
  laneKindOf,
  plan,
  richTextOf,
  type CardId,
  type ColumnId,
  type JourneyMap,
  type Overlay,
  type StageNumbers,
} from "@itinera/core";
import type { Group, TextMark } from "../draw/mark.ts";
import { standardFonts } from "../text/fonts.ts";
import { sceneWords, type SceneWords } from "../words/scene-words.ts";
import { layoutMap } from "./layout-map.ts";
import { placeAt } from "./place-at.ts";
import type { Scene } from "./scene.ts";

let words: SceneWords;
beforeAll(async () => {
  words = sceneWords((await createTranslator("en")).t, "en");
});

const absent: Overlay = { state: "absent" };
const laidOut = (map: JourneyMap, more: { overlay?: Overlay; previous?: Scene; paper?: boolean } = {}) =>
  layoutMap({ map, words, fonts: standardFonts, overlay: absent, ...more });

const cardsOf = (scene: Scene) =>
  scene.rows.flatMap((row) => row.groups.filter((group) => group.role === "card"));
const textsOf = (group: Group) =>
  group.marks
    .filter((mark): mark is TextMark => mark.kind === "text")
    .map((mark) => mark.lines.map((line) => line.runs.map((run) => run.text).join("")).join(""));

test("after an edit only its own lane is laid out again", () => {
  const asked: string[] = [];
  const counting = {
    ...words,
    laneName: (kind: string) => {
      asked.push(kind);
      return words.laneName(kind as never);
    },
  };
  const map = smallMap();
  const input = { words: counting, fonts: standardFonts, overlay: absent };
  const before = layoutMap({ ...input, map });
  expect(new Set(asked).size).toBe(map.lanes.length);

  asked.length = 0;
  const planned = plan(map, {
    kind: "card.add",
    id: "c0" as CardId,
    lane: "l0" as never,
    column: "s0" as ColumnId,
    text: richTextOf("Bread"),
  });
  if (planned.kind !== "changes") throw new Error(planned.reason);
  const after = layoutMap({ ...input, map: applyChanges(map, planned.changes), previous: before });
  expect(new Set(asked)).toEqual(new Set(["goal"]));
  expect(after.rows.slice(1)).toEqual(before.rows.slice(1));
});

/** Three stages, the middle one with two steps, one lane of each kind asked for. */
function smallMap(more: Partial<JourneyMap> = {}): JourneyMap {
  const stages = ["Look", "Buy", "Use"].map((name, at) => ({
    id: `s${at}` as JourneyMap["stages"][number]["id"],
    order: `a${at}`,
    name,
    binding: [{ name: "e", where: [] }],
  }));
  const lanes = (["goal", "emotion", "reach", "conversion", "median-time"] as const).map((kind, at) => ({
    id: `l${at}` as JourneyMap["lanes"][number]["id"],
    order: `a${at}`,
    kind,
  }));
  return {
    id: "m" as JourneyMap["id"],
    name: "Small",
    type: "current-state",
    lang: "en",
    personas: [],
    stages,
    steps: [],
    sections: [],
    lanes,
    cards: [],
    feelings: [],
    connectors: [],
    ...more,
  };
}

const card = (id: string, column: string, text: string, more: Partial<JourneyMap["cards"][number]> = {}) => ({
  id: id as CardId,
  order: id,
  lane: "l0" as JourneyMap["lanes"][number]["id"],
  column: column as ColumnId,
  span: 1,
  text: richTextOf(text),
  channels: [],
  personas: [],
  ...more,
});

test("a changed card leaves all other rows and cards as they are", () => {
  const cards = [card("c0", "s0", "One"), card("c1", "s1", "Two"), card("c2", "s2", "Three")];
  const before = laidOut(smallMap({ cards }));
  const after = laidOut(smallMap({ cards: [card("c0", "s0", "Other"), ...cards.slice(1)] }), {
    previous: before,
  });
  expect(after.rows[0]?.groups[0]).not.toBe(before.rows[0]?.groups[0]);
  expect(after.rows[0]?.groups.slice(1)).toEqual(before.rows[0]?.groups.slice(1));
  expect(after.rows[0]?.groups[1]).toBe(before.rows[0]?.groups[1]);
  expect(after.rows[0]?.header).toBe(before.rows[0]?.header);
  for (const at of [1, 2, 3, 4]) expect(after.rows[at]).toBe(before.rows[at]);
});

test("a card over several columns stands under the lowest of them, and pushes what follows", () => {
  const scene = laidOut(
    smallMap({
      cards: [
        card("a", "s0", "Long words that take three lines of a narrow column"),
        card("b", "s0", "wide", { span: 3 }),
        card("c", "s2", "c"),
      ],
    }),
  );
  const [a, b, c] = ["a", "b", "c"].map((id) => cardsOf(scene).find((group) => group.id === id));
  expect(b?.y).toBe((a?.y ?? 0) + (a?.h ?? 0) + 2);
  expect(c?.y).toBe((b?.y ?? 0) + (b?.h ?? 0) + 2);
  expect(b?.w).toBe(3 * 152 - 11);
});

describe("lanes of numbers", () => {
  const numbers = (id: string, more: Partial<StageNumbers>): [StageNumbers["id"], StageNumbers] => [
    id as StageNumbers["id"],
    {
      id: id as StageNumbers["id"],
      name: id,
      reach: 100,
      converted: 60,
      elsewhere: 10,
      ended: 30,
      inProgress: 0,
      conversion: 0.6,
      dropOff: 0.3,
      medianMs: 90_000,
      timeN: 60,
      ...more,
    },
  ];
  const unbound = {
    reach: null,
    converted: null,
    elsewhere: null,
    ended: null,
    conversion: null,
    dropOff: null,
    medianMs: null,
    timeN: null,
  };
  const counted = (
    stages: Overlay & { state: "counted" } extends { stages: infer S } ? S : never,
  ): Overlay => ({
    state: "counted",
    stale: false,
    n: 100,
    slower: false,
    stages,
    touchpoints: new Map(),
  });
  const cellsOf = (overlay: Overlay, paper = false) =>
    laidOut(smallMap(), { overlay, paper })
      .rows.filter((row) => row.shape === "numbers")
      .map((row) => row.groups.map((group) => textsOf(group).join(" | ").replaceAll("\u00a0", " ")));

  test("number and n; too few under 30; last stage; not bound", () => {
    const overlay = counted(
      new Map([
        numbers("s0", {}),
        numbers("s1", { reach: 29, timeN: 5 }),
        numbers("s2", { conversion: null, dropOff: null, ended: null, medianMs: null, timeN: null }),
      ]),
    );
    expect(cellsOf(overlay)).toEqual([
      ["100", "29", "100"],
      ["60.0% | n 100", "Too few | n 29", "Last stage"],
      ["1 min 30 s | n 60", "Too few | n 5", "–"],
    ]);
  });

  test("a stage that is not bound says so, never 0, and on paper offers nothing", () => {
    const overlay = counted(new Map([numbers("s0", {}), numbers("s1", unbound), numbers("s2", {})]));
    expect(cellsOf(overlay).map((row) => row[1])).toEqual(["Not bound yet | Bind to events", "–", "–"]);
    expect(cellsOf(overlay, true).map((row) => row[1])).toEqual(["Not bound yet", "–", "–"]);
  });

  test("no events, counting, engine away", () => {
    expect(cellsOf(absent).flat().filter(Boolean)).toEqual(["No events yet"]);
    expect(cellsOf({ state: "counting" }).flat()).toEqual(Array(9).fill("Counting"));
    expect(cellsOf({ state: "unavailable" }).flat()).toEqual(Array(9).fill("Unavailable"));
  });
});

test("a felt curve never runs through a column without a value", () => {
  const lane = "l1" as JourneyMap["lanes"][number]["id"];
  const stages = Array.from({ length: 6 }, (_, at) => ({
    id: `s${at}` as JourneyMap["stages"][number]["id"],
    order: `a${at}`,
    name: `${at}`,
  }));
  const feelings = [0, 1, 3, 5].map((at) => ({
    id: `f${at}`,
    lane,
    persona: "team" as const,
    column: `s${at}` as ColumnId,
    value: 1,
  }));
  const row = laidOut(smallMap({ stages, feelings })).rows[1];
  const curves = row?.groups.find((group) => group.role === "curve");
  const paths = curves?.marks.flatMap((mark) =>
    mark.kind === "path" ? [mark.d.match(/[\d.]+/g)?.map(Number) ?? []] : [],
  );
  // From the middle of the first column to the middle of the second.
  expect(paths?.map((numbers) => [numbers[0], numbers.at(-2)])).toEqual([[76, 228]]);
  expect(row?.groups.filter((group) => group.role === "point").map((group) => group.column)).toEqual([
    0, 1, 3, 5,
  ]);
});

test("steps become columns under their stage, and numbers cover the stage", () => {
  const steps = ["Cart", "Pay"].map((name, at) => ({
    id: `t${at}` as NonNullable<JourneyMap["steps"]>[number]["id"],
    order: `a${at}`,
    stage: "s1" as JourneyMap["stages"][number]["id"],
    name,
  }));
  const scene = laidOut(smallMap({ steps }));
  expect(scene.columns.map((column) => column.step?.name ?? column.stage.name)).toEqual([
    "Look",
    "Cart",
    "Pay",
    "Use",
  ]);
  expect(scene.header.steps.map((group) => group.label)).toEqual(["Cart", "Pay"]);
  const numbers = scene.rows.find((row) => laneKindOf(row.lane.kind).shape === "numbers");
  expect(numbers?.groups.map((group) => [group.column, group.span])).toEqual([
    [0, 1],
    [1, 2],
    [3, 1],
  ]);
});

test("a drop lands before the card whose upper half it meets, else at the end", () => {
  const scene = laidOut(smallMap({ cards: [card("a", "s0", "a"), card("b", "s0", "b")] }));
  const [a, b] = cardsOf(scene);
  const at = (y: number, moved?: CardId) => placeAt(scene, (a?.x ?? 0) + 10, y, moved);
  expect(at((a?.y ?? 0) + 1)).toMatchObject({ lane: "l0", column: "s0", before: "a" });
  expect(at((b?.y ?? 0) + 1)).toMatchObject({ before: "b" });
  expect(at((b?.y ?? 0) + (b?.h ?? 0) - 1)?.before).toBeUndefined();
  expect(at((a?.y ?? 0) + 1, "a" as CardId)).toMatchObject({ before: "b" });
  expect(placeAt(scene, 10, 10)).toBeUndefined();
});
