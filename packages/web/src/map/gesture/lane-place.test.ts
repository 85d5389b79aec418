import type { Edit, LaneId, LaneKind, SectionId } from "@itinera/core";
import { describe, expect, test } from "vitest";
import { edited, lane, sampleMap } from "../editor/sample-map.fixture.ts";
import { shownMap } from "../editor/shown-map.ts";
import { setLane } from "../structure/lane-edits.ts";
import { lanesBeside, laneTo, withSection } from "./lane-place.ts";
import { carry, enterMove, setDown } from "./move-mode.ts";

const add = (id: string, kind: LaneKind, at: number): Edit => ({
  kind: "lane.add",
  id: lane(id),
  lane: kind,
  at,
});
const section = "s" as SectionId;
/** goal, touch, felt, reach, and fears behind them. */
const map = edited(sampleMap, add("fears", "fears", 4));
const order = (of: typeof map, id: string) => lanesBeside(of, lane(id)).map((one) => one.id);
const moved = (of: typeof map, id: string, at: number) => {
  const edit = laneTo(of, lane(id), at);
  return edit ? edited(of, ...withSection(of, edit)) : of;
};
const sectionOf = (of: typeof map, id: string) => of.lanes.find((one) => one.id === id)?.section;

describe("a lane that is moved", () => {
  test("goes where it is seen to go: hidden lanes count for nothing", () => {
    const hidden = edited(map, setLane(lane("touch"), { hidden: true }));
    expect(order(moved(hidden, "reach", 1), "goal")).toEqual(["goal", "reach", "felt", "fears"]);
    expect(order(moved(hidden, "goal", 9), "goal")).toEqual(["felt", "reach", "fears", "goal"]);
    expect(laneTo(hidden, lane("goal"), 0)).toBeUndefined();
  });

  test("stays among the pinned ones, or among the others", () => {
    const pinned = edited(
      map,
      setLane(lane("felt"), { pinned: true }),
      setLane(lane("fears"), { pinned: true }),
    );
    expect(order(pinned, "felt")).toEqual(["felt", "fears"]);
    expect(order(moved(pinned, "fears", 0), "felt")).toEqual(["fears", "felt"]);
    expect(order(moved(pinned, "reach", 0), "reach")).toEqual(["reach", "goal", "touch"]);
  });

  test("of a blueprint stays on its side of the lines", () => {
    const blueprint = edited(
      map,
      { kind: "map.set-type", type: "service-blueprint" },
      add("front", "frontstage", 0),
      add("desk", "frontstage", 6),
    );
    expect(order(blueprint, "front")).toEqual(["front", "desk"]);
    expect(order(moved(blueprint, "desk", 0), "front")).toEqual(["desk", "front"]);
  });

  test("between two lanes of a section comes into it, and leaves it when it goes away from them", () => {
    const sectioned = edited(
      map,
      { kind: "section.add", id: section, name: "Feelings" },
      setLane(lane("felt"), { section }),
      setLane(lane("reach"), { section }),
    );
    const inside = moved(sectioned, "fears", 3);
    expect(order(inside, "goal")).toEqual(["goal", "touch", "felt", "fears", "reach"]);
    expect(sectionOf(inside, "fears")).toBe(section);
    expect(sectionOf(moved(inside, "fears", 0), "fears")).toBeUndefined();
    expect(sectionOf(moved(inside, "fears", 4), "fears")).toBe(section);
    expect(sectionOf(moved(sectioned, "fears", 2), "fears")).toBeUndefined();
  });

  test("by keys goes one seen place at a time, and back without an edit", () => {
    const hidden = edited(map, setLane(lane("touch"), { hidden: true }));
    const start = enterMove(hidden, { kind: "lane", id: lane("goal") });
    if (!start) throw new Error("cannot be moved");
    const down = carry(hidden, start, "down");
    expect(order(shownMap(hidden, down), "goal")).toEqual(["felt", "goal", "reach", "fears"]);
    expect(setDown(hidden, carry(hidden, down, "up"))).toBeUndefined();
    expect(carry(hidden, start, "up")).toBe(start);
  });
});

test("a lane that is gone has none beside it", () => {
  expect(lanesBeside(map, "nobody" as LaneId)).toEqual([]);
});
