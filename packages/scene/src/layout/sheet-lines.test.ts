import { expect, test } from "vitest";
import type { JourneyMap, Lane } from "@itinera/core";
import { sampleMap, sampleScene, textsOf } from "./sample-map.fixture.ts";
import { sheetLines } from "./sheet-lines.ts";

const shown = (map: JourneyMap) =>
  sheetLines(map).map((line) => (line.kind === "lane" ? line.lane.kind : line.id));

const section = (id: string, more: object = {}) => ({ id, order: id, name: id, ...more });
const inSection = (kind: Lane["kind"], id: string) => ({ kind, section: id as NonNullable<Lane["section"]> });

test("hidden lanes are left out, pinned ones stand first, and the numbers of the others stay", () => {
  const map = sampleMap({
    lanes: [
      { kind: "goal" },
      { kind: "needs", hidden: true },
      { kind: "actions" },
      { kind: "fears", pinned: true },
    ],
  });
  expect(shown(map)).toEqual(["fears", "goal", "actions"]);
  expect(sampleScene(map).rows.map((row) => row.index + 1)).toEqual([4, 1, 3]);
});

test("a heading stands over every run of lanes of a section; a collapsed one keeps their number alone", () => {
  const more = {
    sections: [section("a"), section("b", { collapsed: true })],
  } as never as Partial<JourneyMap>;
  const map = sampleMap({
    lanes: [
      inSection("goal", "a"),
      inSection("needs", "a"),
      { kind: "actions" },
      inSection("fears", "a"),
      inSection("motives", "b"),
      inSection("quotes", "b"),
    ],
    more,
  });
  expect(shown(map)).toEqual(["a", "goal", "needs", "actions", "a.2", "fears", "b"]);
  const { headings } = sampleScene(map);
  expect(headings.map(({ group }) => group.label)).toEqual(["a", "a", "b, 2 lanes"]);
  expect(headings[2] && textsOf(headings[2].group)).toEqual(["b", "2 lanes"]);
});

test("a blueprint orders lanes by role, with its three lines and their names; the map stays as it is", () => {
  const lanes = [
    { kind: "support" },
    { kind: "reach" },
    { kind: "backstage" },
    { kind: "goal" },
    { kind: "actions", role: "frontstage" },
    { kind: "touchpoints" },
  ] as const;
  const map = sampleMap({ type: "service-blueprint", lanes });
  expect(shown(map)).toEqual([
    "goal",
    "touchpoints",
    "line.interaction",
    "actions",
    "line.visibility",
    "backstage",
    "line.internal-interaction",
    "support",
    "reach",
  ]);
  expect(sampleScene(map).headings.flatMap(({ group }) => textsOf(group))).toEqual([
    "Line of interaction",
    "Line of visibility",
    "Line of internal interaction",
  ]);
  expect(shown(sampleMap({ lanes }))).toEqual(lanes.map((lane) => lane.kind));
});

test("an experience map folds the company's lanes, unless somebody opened them", () => {
  const lanes = [{ kind: "goal" }, { kind: "backstage" }, { kind: "support", collapsed: false }] as const;
  const rows = sampleScene(sampleMap({ type: "experience-map", lanes })).rows;
  expect(rows.map((row) => row.collapsed)).toEqual([false, true, false]);
});

test("a collapsed lane is one thin row with its name and how much it holds", () => {
  const map = sampleMap({
    lanes: [{ kind: "goal", collapsed: true }],
    cards: [
      { lane: "goal", column: "s0", text: "a" },
      { lane: "goal", column: "s1", text: "b" },
    ],
  });
  const [row] = sampleScene(map).rows;
  expect(row?.h).toBe(28);
  expect(row?.groups.map((group) => [group.role, group.span, group.label])).toEqual([
    ["summary", 3, "2 cards"],
  ]);
});

test("own width, icon, colour and height of columns and lanes", () => {
  const map = sampleMap({
    stages: [{ name: "A", width: 300 }, { name: "B", collapsed: true }, { name: "C" }],
    lanes: [{ kind: "custom", icon: "key", colour: 3, height: 200 }],
  });
  const scene = sampleScene(map);
  expect(scene.columns.map(({ x, w }) => [x, w])).toEqual([
    [156, 300],
    [456, 34],
    [490, 152],
  ]);
  expect(scene.rows[0]?.h).toBe(200);
  const marks = scene.rows[0]?.header.marks ?? [];
  expect(marks.filter((mark) => mark.kind === "icon").map(({ icon, ink }) => [icon, ink])).toEqual([
    ["key", "cat-3"],
  ]);
});

test("a collapsed stage with steps is one thin column with its name upright", () => {
  const steps = ["x", "y"].map((name, at) => ({ id: `t${at}`, order: `a${at}`, stage: "s1", name }));
  const map = sampleMap({
    stages: [{ name: "A" }, { name: "Bee", collapsed: true }],
    lanes: [{ kind: "barriers" }],
    cards: [
      { lane: "barriers", column: "t0", text: "one" },
      { lane: "barriers", column: "t1", text: "two" },
    ],
    more: { steps } as never,
  });
  const scene = sampleScene(map);
  expect(scene.columns.map(({ ids, w }) => [ids, w])).toEqual([
    [["s0"], 152],
    [["t0", "t1"], 34],
  ]);
  const name = scene.header.stages[1]?.group.marks.find((mark) => mark.kind === "text" && mark.turned);
  expect(name).toBeDefined();
  expect(scene.rows[0]?.groups.map((group) => [group.label, group.column])).toEqual([
    ["one", 1],
    ["two", 1],
  ]);
});

test("thirty stages fit a screen of 1440 px in the overview, with upright names and short numbers", () => {
  const stages = Array.from({ length: 30 }, (_, at) => ({ name: `Stage number ${at}` }));
  const scene = sampleScene(sampleMap({ stages, lanes: [{ kind: "touchpoints" }] }), { density: "overview" });
  expect(scene.w).toBeLessThanOrEqual(1_440 - 52 - 8);
  for (const { group } of scene.header.stages)
    expect(group.marks.some((mark) => mark.kind === "text" && mark.turned)).toBe(true);
});

test("a workshop's cards are filled and outlined, and a finger can hit them", () => {
  const map = sampleMap({ lanes: [{ kind: "goal" }], cards: [{ lane: "goal", column: "s0", text: "a" }] });
  const [card] = sampleScene(map, { density: "workshop" }).rows[0]?.groups ?? [];
  expect(card?.h).toBeGreaterThanOrEqual(44);
  expect(card?.marks[0]).toMatchObject({ kind: "box", fill: "card", stroke: "rule-2" });
});
