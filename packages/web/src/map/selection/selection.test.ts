import { applyChanges, planAll, type CardId, type Edit, type JourneyMap } from "@itinera/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { card, column, lane, sampleMap, stage } from "../editor/sample-map.fixture.ts";
import { cardsOfCell } from "../editor/walk.ts";
import { chosenCards, commonOf, duplicateAll, setOnAll, toggleTag } from "./bulk-edits.ts";
import { cardsAt, cardsBetween } from "./cards-between.ts";
import { moveIntoCell, moveTogether } from "./move-together.ts";

function done(map: JourneyMap, edits: readonly Edit[]): JourneyMap {
  const planned = planAll(map, edits);
  if (planned.kind === "refused") throw new Error(planned.reason);
  return applyChanges(map, planned.changes);
}
const cell = (map: JourneyMap, at: string, under: string) => cardsOfCell(map, lane(at), column(under));
const ids = (...some: string[]) => new Set(some.map(card));

describe("what is chosen", () => {
  test("a block of cells has both ends at its corners", () => {
    const from = { kind: "card", id: card("g1") } as const;
    expect(
      cardsBetween(sampleMap, from, { kind: "cell", lane: lane("touch"), column: column("b1") }),
    ).toEqual(["g1", "t1", "t3", "t2"]);
    expect(
      cardsBetween(sampleMap, { kind: "card", id: card("t1") }, { kind: "card", id: card("t1") }),
    ).toEqual(["t1"]);
  });

  test("a header stands for all that lies under it or beside it", () => {
    expect(cardsAt(sampleMap, { kind: "lane", id: lane("touch") })).toEqual(["t1", "t3", "t2"]);
    expect(cardsAt(sampleMap, { kind: "stage", id: stage("b") })).toEqual(["t3"]);
  });
});

describe("several cards at once", () => {
  test("they keep their distance and their order when one is led", () => {
    const moved = done(
      sampleMap,
      moveTogether(sampleMap, ids("t1", "t2", "g1"), {
        kind: "card.move",
        id: card("t1"),
        lane: lane("touch"),
        column: column("b1"),
        at: 0,
      }),
    );
    expect(cell(moved, "touch", "b1")).toEqual(["t1", "t2", "t3"]);
    expect(cell(moved, "goal", "b1")).toEqual(["g1"]);
    expect(cell(moved, "touch", "a")).toEqual([]);
  });

  test("they go behind one another into one cell", () => {
    const moved = done(sampleMap, moveIntoCell(sampleMap, ["t3", "t1"].map(card), lane("goal"), column("a")));
    expect(cell(moved, "goal", "a")).toEqual(["g1", "t3", "t1"]);
  });

  test("wherever they are led, each lies in a lane of cards, once, and none is lost", () => {
    const all = sampleMap.cards.map((one) => one.id);
    fc.assert(
      fc.property(
        fc.subarray([...all], { minLength: 1 }),
        fc.constantFrom("goal", "touch"),
        fc.constantFrom("a", "b1", "b2", "c"),
        fc.nat(3),
        (chosen, to, under, at) => {
          const id = chosen[0] as CardId;
          const lead = { kind: "card.move", id, lane: lane(to), column: column(under), at } as const;
          const moved = done(sampleMap, moveTogether(sampleMap, new Set(chosen), lead));
          expect(moved.cards.map((one) => one.id).toSorted()).toEqual(all.toSorted());
          expect(cell(moved, to, under)).toContain(id);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a field is set on all; what they have in common is known", () => {
    const cards = chosenCards(sampleMap, ids("t1", "g1"));
    const coloured = done(sampleMap, setOnAll(cards, { colour: 3 }));
    expect(commonOf(chosenCards(coloured, ids("t1", "g1")), "colour")).toBe(3);
    expect(commonOf(chosenCards(coloured, ids("t1", "t2")), "colour")).toBeUndefined();
  });

  test("a tag goes to those that lack it, and from all when all have it", () => {
    const tagsOf = (map: JourneyMap) => chosenCards(map, ids("t1", "t2")).map((one) => one.tags);
    const one = done(sampleMap, [{ kind: "card.set", id: card("t1"), fields: { tags: ["new"] } }]);
    const both = done(one, toggleTag(chosenCards(one, ids("t1", "t2")), "new"));
    expect(tagsOf(both)).toEqual([["new"], ["new"]]);
    expect(tagsOf(done(both, toggleTag(chosenCards(both, ids("t1", "t2")), "new")))).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("copies lie behind their originals", () => {
    let count = 0;
    const copies = duplicateAll(sampleMap, chosenCards(sampleMap, ids("t1", "g1")), () => `copy${++count}`);
    const copied = done(sampleMap, copies);
    expect(cell(copied, "touch", "a")).toEqual(["t1", "copy2", "t2"]);
    expect(cell(copied, "goal", "a")).toEqual(["g1", "copy1"]);
  });
});
