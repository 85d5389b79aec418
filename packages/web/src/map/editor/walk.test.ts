import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstPlace, afterDeletion, walk, type Direction } from "./walk.ts";
import { holdsPlace, type Place } from "./place.ts";
import { card, column, edited, lane, sampleMap, stage, step } from "./sample-map.fixture.ts";

const cardPlace = (id: string): Place => ({ kind: "card", id: card(id) });
const cell = (laneId: string, columnId: string): Place => ({
  kind: "cell",
  lane: lane(laneId),
  column: column(columnId),
});

describe("the arrows walk over headers, cells and cards", () => {
  test("down goes through a stack of cards, then to the next lane", () => {
    expect(walk(sampleMap, cardPlace("g1"), "down")).toEqual(cardPlace("t1"));
    expect(walk(sampleMap, cardPlace("t1"), "down")).toEqual(cardPlace("t2"));
    expect(walk(sampleMap, cardPlace("t2"), "down")).toEqual(cell("felt", "a"));
  });

  test("up enters a stack from below", () => {
    expect(walk(sampleMap, cell("felt", "a"), "up")).toEqual(cardPlace("t2"));
  });

  test("right keeps the height in the stack as far as the neighbour has it", () => {
    expect(walk(sampleMap, cardPlace("t2"), "right")).toEqual(cardPlace("t3"));
    expect(walk(sampleMap, cardPlace("t3"), "right")).toEqual(cell("touch", "b2"));
  });

  test("left of the first column is the lane's header, and nothing is left of that", () => {
    expect(walk(sampleMap, cardPlace("t1"), "left")).toEqual({ kind: "lane", id: "touch" });
    expect(walk(sampleMap, { kind: "lane", id: lane("touch") }, "left")).toBeUndefined();
  });

  test("headers: stage, its steps, and a stage without steps only once", () => {
    expect(walk(sampleMap, { kind: "stage", id: stage("b") }, "down")).toEqual({ kind: "step", id: "b1" });
    expect(walk(sampleMap, { kind: "step", id: step("b1") }, "right")).toEqual({ kind: "step", id: "b2" });
    expect(walk(sampleMap, { kind: "stage", id: stage("b") }, "right")).toEqual({ kind: "stage", id: "c" });
    expect(walk(sampleMap, { kind: "stage", id: stage("a") }, "down")).toEqual(cardPlace("g1"));
    expect(walk(sampleMap, { kind: "stage", id: stage("a") }, "up")).toBeUndefined();
  });

  test("a card that spans two columns is passed in one step", () => {
    const map = edited(sampleMap, { kind: "card.set-span", id: card("t1"), span: 2 });
    expect(walk(map, cardPlace("t1"), "right")).toEqual(cell("touch", "b2"));
  });

  test("a number stands for its whole stage", () => {
    expect(walk(sampleMap, cell("reach", "b1"), "right")).toEqual(cell("reach", "c"));
    expect(walk(sampleMap, cell("reach", "c"), "left")).toEqual(cell("reach", "b1"));
    expect(walk(sampleMap, cell("felt", "b2"), "down")).toEqual(cell("reach", "b1"));
  });

  test("no walk ever leaves the map, and everything on it can be reached", () => {
    const directions: Direction[] = ["left", "right", "up", "down"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...directions), { maxLength: 60 }), (steps) => {
        let place = firstPlace(sampleMap);
        for (const direction of steps) place = (place && walk(sampleMap, place, direction)) ?? place;
        expect(place && holdsPlace(sampleMap, place)).toBe(true);
      }),
    );
    const reached = new Set<string>();
    const queue = [firstPlace(sampleMap)];
    for (const place of queue) {
      if (!place || reached.has(JSON.stringify(place))) continue;
      reached.add(JSON.stringify(place));
      for (const direction of directions) queue.push(walk(sampleMap, place, direction));
    }
    for (const { id } of sampleMap.cards) expect(reached).toContain(JSON.stringify(cardPlace(id)));
    for (const { id } of sampleMap.lanes) expect(reached).toContain(JSON.stringify({ kind: "lane", id }));
  });
});

test("after a deletion focus goes to the neighbour in the cell, else to the cell", () => {
  expect(afterDeletion(sampleMap, cardPlace("t1"))).toEqual(cardPlace("t2"));
  expect(afterDeletion(sampleMap, cardPlace("t2"))).toEqual(cardPlace("t1"));
  expect(afterDeletion(sampleMap, cardPlace("g1"))).toEqual(cell("goal", "a"));
  expect(afterDeletion(sampleMap, { kind: "stage", id: stage("c") })).toEqual({ kind: "stage", id: "b" });
});
