import { describe, expect, test } from "vitest";
import { card, edited, lane, sampleMap, stage, step } from "../editor/sample-map.fixture.ts";
import { cardsOfCell, type Direction } from "../editor/walk.ts";
import { carry, enterMove, setDown, type MoveDraft } from "./move-mode.ts";
import type { Place } from "../editor/place.ts";

const carried = (place: Place, ...directions: Direction[]): MoveDraft => {
  const start = enterMove(sampleMap, place);
  if (!start) throw new Error("cannot be moved");
  return directions.reduce((draft, direction) => carry(sampleMap, draft, direction), start);
};

describe("move mode carries", () => {
  test("a card within its cell, then to the next lane of cards", () => {
    expect(carried({ kind: "card", id: card("t1") }, "down")).toMatchObject({ lane: "touch", at: 1 });
    expect(carried({ kind: "card", id: card("t1") }, "up")).toMatchObject({
      lane: "goal",
      column: "a",
      at: 1,
    });
  });

  test("a card never into a lane that takes none", () => {
    expect(carried({ kind: "card", id: card("t2") }, "down", "down", "down")).toMatchObject({
      lane: "touch",
      at: 1,
    });
  });

  test("a card sideways into another column, at a height that is there", () => {
    const draft = carried({ kind: "card", id: card("t2") }, "right");
    expect(draft).toMatchObject({ column: "b1", at: 1 });
    const map = edited(sampleMap, draft);
    expect(cardsOfCell(map, lane("touch"), "b1" as never)).toEqual(["t3", "t2"]);
  });

  test("a stage and a lane along their own way only", () => {
    expect(carried({ kind: "stage", id: stage("a") }, "right", "down")).toMatchObject({ at: 1 });
    expect(carried({ kind: "stage", id: stage("a") }, "right", "right", "right")).toMatchObject({ at: 2 });
    expect(carried({ kind: "lane", id: lane("goal") }, "down", "right")).toMatchObject({ at: 1 });
  });

  test("a step past the end of its stage into the next one", () => {
    expect(carried({ kind: "step", id: step("b2") }, "right")).toMatchObject({ stage: "c", at: 0 });
    expect(carried({ kind: "step", id: step("b1") }, "left")).toMatchObject({ stage: "a", at: 0 });
  });

  test("nothing that cannot be moved", () => {
    expect(enterMove(sampleMap, { kind: "cell", lane: lane("goal"), column: "a" as never })).toBeUndefined();
  });
});

test("set down where it lay, a thing makes no edit", () => {
  expect(setDown(sampleMap, carried({ kind: "card", id: card("t1") }, "down", "up"))).toBeUndefined();
  expect(setDown(sampleMap, carried({ kind: "card", id: card("t1") }, "down"))).toMatchObject({
    kind: "card.move",
  });
});
