import { applyChanges, emptyMap, mapIdSchema, planAll, type JourneyMap } from "@itinera/core";
import { expect, it } from "vitest";
import { frameEdits, type Framed } from "./frame-edits.ts";

const map: JourneyMap = {
  ...emptyMap(mapIdSchema.parse("m"), { name: "Shop", type: "current-state", lang: "en" }),
  scope: "From the ad to the return",
  review: "2026-03-31",
  participants: ["sales"],
};
const same: Framed = {
  goal: "",
  aim: undefined,
  scope: "From the ad to the return",
  participants: ["sales"],
  review: "2026-03-31",
  type: "current-state",
  lang: "en",
};

it("does nothing where nothing differs", () => {
  expect(frameEdits(map, { ...same, goal: "  ", scope: `${same.scope} ` })).toEqual([]);
});

it("sets what differs, takes away what is empty, and touches nothing else", () => {
  const edits = frameEdits(map, {
    ...same,
    goal: " Fewer returns ",
    aim: "raise-conversion",
    scope: "",
    participants: [],
    lang: "pl",
  });
  expect(edits).toEqual([
    {
      kind: "map.set-frame",
      fields: { goal: "Fewer returns", aim: "raise-conversion", scope: null, participants: null },
    },
    { kind: "map.set-lang", lang: "pl" },
  ]);
  const planned = planAll(map, edits);
  if (planned.kind === "refused") throw new Error(planned.reason);
  const { scope, participants, ...rest } = map;
  expect(applyChanges(map, planned.changes)).toEqual({
    ...rest,
    goal: "Fewer returns",
    aim: "raise-conversion",
    lang: "pl",
  });
  expect([scope, participants]).toBeDefined();
});
