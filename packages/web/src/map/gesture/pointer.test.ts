import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { card, column, edited, lane, persona, sampleMap, stage } from "../editor/sample-map.fixture.ts";
import { shownMap } from "../editor/shown-map.ts";
import { dropCard } from "./drop-card.ts";
import { dropLane, dropStage } from "./drop-header.ts";
import { feelingAt, setFeeling, stepFeeling, type FeelingPlace } from "./set-feeling.ts";
import type { SheetGeometry } from "./sheet-geometry.ts";
import { stretchBy, stretchTo } from "./stretch-card.ts";

const box = (x: number, y: number) => ({ x: x + 5, y, w: 142, h: 26 });
const geometry: SheetGeometry = {
  columns: [
    { id: column("a"), stage: stage("a"), x: 156, w: 152 },
    { id: column("b1"), stage: stage("b"), x: 308, w: 152 },
    { id: column("b2"), stage: stage("b"), x: 460, w: 152 },
    { id: column("c"), stage: stage("c"), x: 612, w: 152 },
  ],
  rows: [
    { lane: lane("goal"), y: 92, h: 40, takesCards: true },
    { lane: lane("touch"), y: 132, h: 64, takesCards: true },
    { lane: lane("felt"), y: 196, h: 138, takesCards: false },
  ],
  cards: new Map([
    [card("g1"), { ...box(156, 96), lane: lane("goal"), column: column("a") }],
    [card("t1"), { ...box(156, 136), lane: lane("touch"), column: column("a") }],
    [card("t2"), { ...box(156, 164), lane: lane("touch"), column: column("a") }],
    [card("t3"), { ...box(308, 136), lane: lane("touch"), column: column("b1") }],
  ]),
};

describe("a dropped card", () => {
  test("lies above the card whose upper half was hit", () => {
    expect(dropCard(geometry, card("t3"), { x: 200, y: 140 })?.edit).toMatchObject({ lane: "touch", column: "a", at: 0 });
    expect(dropCard(geometry, card("t3"), { x: 200, y: 160 })?.edit).toMatchObject({ at: 1 });
    expect(dropCard(geometry, card("t3"), { x: 200, y: 190 })?.edit).toMatchObject({ at: 2 });
  });
  test("does not count itself", () => {
    expect(dropCard(geometry, card("t1"), { x: 200, y: 190 })?.edit).toMatchObject({ at: 1 });
  });
  test("is not taken by a lane of curves or beside the sheet", () => {
    expect(dropCard(geometry, card("t1"), { x: 200, y: 220 })).toBeUndefined();
    expect(dropCard(geometry, card("t1"), { x: 2000, y: 140 })).toBeUndefined();
  });
});

describe("a dropped header", () => {
  test("a stage goes to the nearest gap between stages", () => {
    expect(dropStage(geometry, stage("a"), { x: 700, y: 10 }, 500).edit.at).toBe(2);
    expect(dropStage(geometry, stage("c"), { x: 160, y: 10 }, 500).edit.at).toBe(0);
    expect(dropStage(geometry, stage("a"), { x: 470, y: 10 }, 500)).toMatchObject({ edit: { at: 1 }, line: { x: 612 } });
  });
  test("a lane goes to the nearest gap between lanes", () => {
    expect(dropLane(geometry, lane("goal"), { x: 10, y: 190 }, 900)).toMatchObject({ edit: { at: 1 }, line: { y: 196 } });
  });
});

describe("a feeling", () => {
  const place: FeelingPlace = { kind: "feeling", lane: lane("felt"), persona: persona("marta"), column: column("a") };
  test("is always one of nine values", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 400 }), (y) => {
        const value = feelingAt({ top: 13, bottom: 125 }, y);
        expect(Number.isInteger(value * 2) && Math.abs(value) <= 2 && !Object.is(value, -0)).toBe(true);
      }),
    );
    expect(feelingAt({ top: 13, bottom: 125 }, 13)).toBe(2);
    expect(feelingAt({ top: 13, bottom: 125 }, 69)).toBe(0);
    expect(feelingAt({ top: 13, bottom: 125 }, 97)).toBe(-1);
  });
  test("an empty point begins at 0, then goes by half steps and stops at the ends", () => {
    expect(stepFeeling(sampleMap, place, 1).value).toBe(0);
    expect(stepFeeling(edited(sampleMap, setFeeling(place, 1.5)), place, 1).value).toBe(2);
    expect(stepFeeling(edited(sampleMap, setFeeling(place, 2)), place, 1).value).toBe(2);
    expect(stepFeeling(edited(sampleMap, setFeeling(place, 0.5)), place, -1).value).toBe(0);
  });
});

describe("a card stretched over columns", () => {
  test("snaps to the border whose column it reached by half, and ends at the sheet's edge", () => {
    expect(stretchTo(sampleMap, geometry, card("t3"), 540)?.span).toBe(2);
    expect(stretchTo(sampleMap, geometry, card("t3"), 5000)?.span).toBe(3);
    expect(stretchTo(sampleMap, geometry, card("t3"), 320)).toBeUndefined();
  });
  test("by keyboard, one column at a time", () => {
    expect(stretchBy(sampleMap, card("t1"), 1)?.span).toBe(2);
    expect(stretchBy(sampleMap, card("t1"), -1)).toBeUndefined();
  });
});

test("an edit in the hand is shown, one that cannot be done is not", () => {
  const draft = { kind: "stage.rename", id: stage("a"), name: "Attention" } as const;
  expect(shownMap(sampleMap, draft).stages[0]?.name).toBe("Attention");
  expect(shownMap(sampleMap, { ...draft, id: stage("nobody") })).toBe(sampleMap);
});
