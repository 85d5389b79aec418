import { emptyMap, laneIdSchema, mapIdSchema, stageIdSchema, type LaneKind } from "@itinera/core";
import { describe, expect, it } from "vitest";
import { shownNumbers } from "./shown-numbers.ts";

const stage = stageIdSchema.parse("arrival");

const counted = {
  kind: "counted" as const,
  stages: {
    unit: "person" as const,
    n: 90,
    slower: false,
    stages: [
      {
        id: stage,
        name: "Arrival",
        reach: 80,
        converted: 41,
        elsewhere: 3,
        ended: 36,
        inProgress: 0,
        conversion: 0.51,
        dropOff: 0.45,
        medianMs: 5_000,
        timeN: 41,
      },
    ],
  },
  matches: {
    unit: "person" as const,
    matches: [{ key: "unshown", units: 12, events: 30, unseen: ["secret"], weeks: [] }],
  },
  scores: { properties: ["nps of ours"], stages: [{ id: stage, n: 50, mean: 1, low: 0.5, high: 1.5 }] },
  trend: {
    unit: "person" as const,
    matches: [{ key: stage, units: 80, events: 90, unseen: ["secret"], weeks: [{ start: 1, units: 7 }] }],
  },
};

/** What is sent of them for a map with these lanes alone. */
function shownWith(...kinds: readonly LaneKind[]) {
  const map = emptyMap(mapIdSchema.parse("m"), { name: "Shop", type: "current-state", lang: "en" });
  const lanes = kinds.map((kind, at) => ({ id: laneIdSchema.parse(`l${at}`), order: `a${at}`, kind }));
  return shownNumbers(counted, { ...map, lanes });
}

describe("numbers behind a link", () => {
  it("are those of the lanes that it shows, and the people of each stage", () => {
    const { stages, scores, trend } = shownWith("thoughts", "conversion");
    expect(stages).toMatchObject({ n: 90, stages: [{ reach: 80, converted: 41, conversion: 0.51 }] });
    expect(stages.stages[0]).toMatchObject({ ended: null, elsewhere: null, dropOff: null, medianMs: null });
    expect([scores.stages, trend.matches]).toEqual([[], []]);
    expect(shownWith("drop-off").stages.stages[0]).toMatchObject({
      ended: 36,
      dropOff: 0.45,
      conversion: null,
    });
    expect(shownWith("median-time").stages.stages[0]).toMatchObject({
      medianMs: 5_000,
      timeN: 41,
      converted: null,
    });
    expect(shownWith("trend").trend.matches).toHaveLength(1);
    expect(shownWith("emotion").scores.stages).toHaveLength(1);
  });

  it("name nothing of the log, and count no card that is not shown", () => {
    const said = JSON.stringify(shownWith("emotion", "trend", "conversion"));
    for (const name of ["secret", "nps of ours", "unshown"]) expect(said).not.toContain(name);
  });
});
