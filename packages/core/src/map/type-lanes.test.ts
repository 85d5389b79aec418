import { expect, it } from "vitest";
import { planAll } from "../edit/plan-all.ts";
import { applyChanges } from "../edit/apply.ts";
import { exampleMap } from "../example/example-map.ts";
import type { LaneId, MapId } from "../ids.ts";
import { mapTypes } from "./journey-map.ts";
import { addLanes, missingLanes } from "./type-lanes.ts";

let next = 0;
const newId = () => `i${next++}`;
const map = await exampleMap("current", "en", { id: "m" as MapId, newId });

it("a blueprint wants the lanes behind the customer's", () => {
  expect(missingLanes(map, "service-blueprint")).toEqual(["actions", "frontstage", "backstage", "support"]);
  const played = { lanes: [{ id: "l" as LaneId, order: "a0", kind: "systems" as const }] };
  expect(missingLanes(played, "service-blueprint")).toEqual(["actions", "frontstage", "backstage"]);
});

it.each(mapTypes)("what %s wants is added in one edit, above the numbers, and wanted no more", (type) => {
  const planned = planAll(map, addLanes(map, missingLanes(map, type), newId));
  if (planned.kind === "refused") throw new Error(planned.reason);
  const after = applyChanges(map, planned.changes);
  expect(missingLanes(after, type)).toEqual([]);
  expect(after.lanes.at(-1)).toEqual(map.lanes.at(-1));
});
