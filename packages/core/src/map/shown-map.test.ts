import { expect, it } from "vitest";
import { laneIdSchema, mapIdSchema } from "../ids.ts";
import type { LaneKind } from "../lane/lane-kind.ts";
import { emptyMap } from "./empty-map.ts";
import { shownMap, type Shown } from "./shown-map.ts";

const kinds: readonly LaneKind[] = ["thoughts", "conversion", "emotion", "drop-off"];
const map = {
  ...emptyMap(mapIdSchema.parse("m"), { name: "Shop", type: "current-state", lang: "en" }),
  lanes: kinds.map((kind) => ({ id: laneIdSchema.parse(kind), order: kind, kind })),
};
const seen = (how: Shown) => shownMap(map, how).lanes.map(({ kind }) => kind);

it("a map without numbers has no lanes that would hold nothing else", () => {
  expect(seen({ lanes: null, numbers: true })).toEqual(kinds);
  expect(seen({ lanes: null, numbers: false })).toEqual(["thoughts", "emotion"]);
  const lanes = [laneIdSchema.parse("conversion"), laneIdSchema.parse("emotion")];
  expect(seen({ lanes, numbers: true })).toEqual(["conversion", "emotion"]);
});
