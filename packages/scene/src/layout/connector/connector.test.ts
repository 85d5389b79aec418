import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { columnsOf, createTranslator, type ConnectorId, type JourneyMap } from "@itinera/core";
import { arbitraryMap } from "@itinera/core/test-kit";
import type { Group, PathMark } from "../../draw/mark.ts";
import { standardFonts } from "../../text/fonts.ts";
import { sceneWords, type SceneWords } from "../../words/scene-words.ts";
import { layoutMap } from "../layout-map.ts";
import { groupOf, sampleMap, sampleScene, textsOf } from "../sample-map.fixture.ts";
import type { Scene } from "../scene.ts";

let words: SceneWords;
beforeAll(async () => {
  words = sceneWords((await createTranslator("en")).t, "en");
});

const line = (group: Group | undefined): PathMark => {
  const mark = group?.marks[0];
  if (mark?.kind !== "path") throw new Error("an arrow begins with its line");
  return mark;
};

/** The straight parts of an arrow, in the sheet's coordinates, as if its corners were not round. */
function corners(group: Group): readonly (readonly [number, number])[] {
  const places = (line(group).d.match(/-?[\d.]+ -?[\d.]+/g) ?? []).map((place) =>
    place.split(" ").map(Number),
  );
  const [first, last] = [places[0], places.at(-1)];
  // Between the two: the start of each corner, its two handles, its end. A handle is 0.55 of the way to the corner.
  const turns = places.slice(1, -1).flatMap(([x = 0, y = 0], at, all) => {
    const [hx = 0, hy = 0] = all[at + 1] ?? [];
    return at % 4 === 0 ? [[x + (hx - x) / 0.55, y + (hy - y) / 0.55]] : [];
  });
  return [first, ...turns, last].map(([x = 0, y = 0] = []) => [x + group.x, y + group.y] as const);
}

const lanes = [{ kind: "goal" }, { kind: "actions" }, { kind: "needs" }] as const;
const cards = [
  { lane: "goal", column: "s0", text: "a" },
  { lane: "goal", column: "s1", text: "b" },
  { lane: "needs", column: "s2", text: "c" },
  { lane: "needs", column: "s0", text: "d" },
];
const arrows = (connectors: { from: string; to: string; label?: string }[], more: object = {}): Scene =>
  sampleScene(sampleMap({ lanes, cards, connectors, ...more }));

test("an arrow leads from the side of one card to the side of another", () => {
  const scene = arrows([{ from: "a", to: "c" }]);
  const [connector] = scene.connectors;
  const [a, c] = [groupOf(scene, "a"), groupOf(scene, "c")];
  const places = connector ? corners(connector.group) : [];
  expect(places[0]?.[0]).toBeCloseTo(a.x + a.w, 1);
  expect(places.at(-1)?.[0]).toBeCloseTo(c.x - 1.5, 1);
  expect(connector?.group.label).toBe("from a to c");
  expect(line(connector?.group).dash).toBeUndefined();
});

test("one that goes back is dashed, unless somebody said otherwise", () => {
  const dashOf = (connector: object) =>
    arrows([{ from: "c", to: "a", ...connector }]).connectors.map(({ group }) => line(group).dash);
  expect(dashOf({})).toEqual([[3, 2]]);
  expect(dashOf({ dashed: false })).toEqual([undefined]);
});

test("words of an arrow have room at the foot of a row, and touch no card", () => {
  const scene = arrows([{ from: "a", to: "b", label: "if nothing fits" }]);
  const plain = arrows([{ from: "a", to: "b" }]);
  expect(scene.rows[0]?.h).toBe((plain.rows[0]?.h ?? 0) + 14);
  const group = scene.connectors[0]?.group;
  if (!group) throw new Error("no arrow");
  expect(textsOf(group)).toEqual(["if nothing fits"]);
  const box = group.marks.find((mark) => mark.kind === "box");
  const top = group.y + (box?.y ?? 0);
  for (const id of ["a", "b"])
    expect(top).toBeGreaterThanOrEqual(groupOf(scene, id).y + groupOf(scene, id).h);
});

test("what is hidden or collapsed at one end has no arrow", () => {
  const hidden = [{ kind: "goal" }, { kind: "actions" }, { kind: "needs", hidden: true }] as const;
  const folded = [{ kind: "goal" }, { kind: "actions" }, { kind: "needs", collapsed: true }] as const;
  expect(arrows([{ from: "a", to: "c" }], { lanes: hidden }).connectors).toEqual([]);
  expect(arrows([{ from: "a", to: "c" }], { lanes: folded }).connectors).toEqual([]);
});

test("stages and steps can be ends: of an arrow to a card, and among themselves in the header", () => {
  const steps = [0, 1].map((at) => ({ id: `t${at}`, order: `a${at}`, stage: "s1", name: `step ${at}` }));
  const scene = arrows(
    [
      { from: "s2", to: "d" },
      { from: "a", to: "t0" },
      { from: "t1", to: "t0", label: "again" },
    ],
    { cards: cards.filter(({ column }) => column !== "s1"), more: { steps } },
  );
  expect(scene.connectors.map(({ group }) => group.label)).toEqual(["from Use to d", "from a to step 0"]);
  const [again] = scene.header.arrows;
  expect(again && textsOf(again.group)).toContain("again");
  expect(again?.group.label).toBe("from step 1 to step 0, again");
});

test("activities of a flow follow one another, except where a drawn arrow leads elsewhere", () => {
  const flow = [{ kind: "flow" }] as const;
  const steps = ["a", "b", "c"].map((text, at) => ({ lane: "flow", column: `s${at}`, text }));
  const ids = (connectors: { from: string; to: string }[]) =>
    sampleScene(sampleMap({ lanes: flow, cards: steps, connectors })).connectors.map(({ id }) => id);
  expect(ids([])).toEqual(["flow.a.b", "flow.b.c"]);
  expect(ids([{ from: "a", to: "c" }])).toEqual(["flow.b.c", "k0"]);
});

/** Whole maps whose cards stand close together, with an arrow from each card to each other one. */
const arbitraryArrows = arbitraryMap.map((map): JourneyMap => {
  const lanes = [...new Set(map.cards.map((card) => card.lane))].slice(0, 2);
  const columns = columnsOf(map).slice(0, 3);
  const cards = map.cards.map((card, at) => ({
    ...card,
    lane: lanes[at % lanes.length] ?? card.lane,
    column: columns[(at >> 1) % columns.length]?.id ?? card.column,
  }));
  const connectors = cards.flatMap((from) =>
    cards.flatMap((to) =>
      from === to ? [] : [{ id: `${from.id}-${to.id}` as ConnectorId, order: "a", from: from.id, to: to.id }],
    ),
  );
  return { ...map, cards, connectors };
});

describe("laws", () => {
  /** Does the part between two corners meet the words of a card? */
  const meets = (card: Group, [xa, ya]: readonly [number, number], [xb, yb]: readonly [number, number]) =>
    card.x + 1 < Math.max(xa, xb) &&
    card.x + card.w - 1 > Math.min(xa, xb) &&
    card.y + 1 < Math.max(ya, yb) &&
    card.y + card.h - 1 > Math.min(ya, yb);

  test("an arrow crosses no card of one cell", () => {
    fc.assert(
      fc.property(arbitraryArrows, (map) => {
        const scene = layoutMap({ map, words, fonts: standardFonts, overlay: { state: "absent" } });
        const narrow = scene.rows.flatMap((row) =>
          row.groups.filter((group) => group.role === "card" && group.span === 1 && group.rows === undefined),
        );
        for (const { group, connector } of scene.connectors) {
          const places = corners(group);
          places.slice(1).forEach((place, at) => {
            const before = places[at];
            for (const card of narrow)
              if (before && card.id !== connector?.from && card.id !== connector?.to)
                expect(meets(card, before, place), `${group.id} over ${card.id}`).toBe(false);
          });
        }
      }),
    );
  });

  test("arrows stay on the sheet", () => {
    fc.assert(
      fc.property(arbitraryArrows, (map) => {
        const scene = layoutMap({ map, words, fonts: standardFonts, overlay: { state: "absent" } });
        for (const { group } of scene.connectors)
          for (const [x, y] of corners(group)) {
            expect(x).toBeGreaterThanOrEqual(scene.laneW - 4);
            expect(x).toBeLessThanOrEqual(scene.w + 4);
            expect(y).toBeGreaterThanOrEqual(scene.header.h - 1);
            expect(y).toBeLessThanOrEqual(scene.h + 1);
          }
      }),
    );
  });
});
