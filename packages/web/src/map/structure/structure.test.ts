import { laneKindNames, type Edit, type LaneId } from "@itinera/core";
import { describe, expect, test } from "vitest";
import { card, edited, lane, sampleMap, stage } from "../editor/sample-map.fixture.ts";
import { clampWidth, mergeNext, ownWidth, splitsOf, widenBy } from "./column-edits.ts";
import { coverBy, coverTo } from "./cover-rows.ts";
import { kindsByRole, moveLaneTo } from "./lane-edits.ts";
import { remarksByPlace } from "../remark/remarks.ts";

const [first, second] = sampleMap.stages;
if (!first || !second) throw new Error("The sample has two stages");

describe("columns", () => {
  test("become wider from what they are on the sheet, within limits, and take the usual width again", () => {
    const place = { kind: "stage", id: stage("a") } as const;
    const wide = edited(sampleMap, ...widenBy(sampleMap, place, 20, () => 180));
    expect(wide.stages[0]?.width).toBe(200);
    expect(edited(wide, ...widenBy(wide, place, -20, () => 0)).stages[0]?.width).toBe(180);
    expect(ownWidth(sampleMap, place)).toEqual([]);
    expect(edited(wide, ...ownWidth(wide, place)).stages[0]?.width).toBeUndefined();
    expect([clampWidth(1), clampWidth(9_999)]).toEqual([80, 1_200]);
  });

  test("a stage splits at each of its steps but the first; the next one merges into it", () => {
    for (const one of sampleMap.stages) {
      const steps = sampleMap.steps.filter((step) => step.stage === one.id);
      expect(splitsOf(sampleMap, one).map(({ step }) => step)).toEqual(steps.slice(1));
    }
    const edit = mergeNext(sampleMap, first, () => "new");
    expect(edit).toMatchObject({ id: second.id, into: first.id });
    const last = sampleMap.stages.at(-1);
    expect(last && mergeNext(sampleMap, last, () => "new")).toBeUndefined();
  });
});

describe("cards", () => {
  test("cover lanes of cards that follow, and no others", () => {
    const below: Edit = {
      kind: "lane.add",
      id: "below" as LaneId,
      lane: "fears",
      at: sampleMap.lanes.findIndex((one) => one.id === lane("touch")) + 1,
    };
    const map = edited(sampleMap, below);
    const edit = coverBy(map, card("t1"), 1);
    expect(edit).toMatchObject({ fields: { rows: 2 } });
    const tall = edited(map, ...(edit ? [edit] : []));
    expect(coverBy(tall, card("t1"), -1)).toMatchObject({ fields: { rows: null } });
    const folded = edited(map, { kind: "lane.set", id: "below" as LaneId, fields: { collapsed: true } });
    expect(coverBy(folded, card("t1"), 1)).toBeUndefined();
    expect(coverBy(map, card("t1"), -1)).toBeUndefined();
    expect(coverTo(map, { rows: [] }, card("t1"), 100)).toBeUndefined();
    const taken = edited(map, { kind: "card.set", id: card("g1"), fields: { rows: 3 } });
    // What stands in its way is not covered, so that one lane fewer is one fewer than is seen.
    expect(coverBy(taken, card("g1"), 1)).toBeUndefined();
    expect(coverBy(taken, card("g1"), -1)).toBeUndefined();
  });
});

describe("lanes", () => {
  test("every kind stands in the chooser once", () => {
    expect(
      kindsByRole()
        .flatMap(([, kinds]) => kinds)
        .toSorted(),
    ).toEqual(laneKindNames.toSorted());
  });

  test("go to another place of the list, not beyond its ends, and not where they are", () => {
    const { lanes } = sampleMap;
    const [top] = lanes;
    if (!top) throw new Error("The sample has lanes");
    expect(moveLaneTo(lanes, top.id, 0)).toBeUndefined();
    expect(moveLaneTo(lanes, top.id, 99)).toMatchObject({ at: lanes.length - 1 });
    expect(moveLaneTo(lanes, "gone" as LaneId, 1)).toBeUndefined();
  });
});

test("a remark stands where a person can go: that of a column on its header", () => {
  const places = remarksByPlace(sampleMap, [
    { check: "map-without-kpi", at: { kind: "map" } },
    { check: "goal-without-touchpoint", at: { kind: "column", id: stage("a") } },
    { check: "touchpoint-without-channel", at: { kind: "card", id: card("t1") } },
  ]);
  expect([...places.keys()]).toEqual(["map", "stage:a", "card:t1"]);
});
