import { laneKindOf, type JourneyMap, type StageMeasure, type StageNumbers } from "@itinera/core";
import type { CountedMap } from "../counted-map.ts";

type Counted = Extract<CountedMap, { kind: "counted" }>;

/** What each measured lane shows of a stage, beside the people that its header counts. */
const partsOf = {
  reach: [],
  conversion: ["converted", "conversion"],
  dropOff: ["ended", "dropOff"],
  medianTime: ["medianMs", "timeN"],
  sentiment: [],
  trend: [],
} as const satisfies Readonly<Record<StageMeasure, readonly (keyof StageNumbers)[]>>;

const noParts = {
  converted: null,
  elsewhere: null,
  ended: null,
  conversion: null,
  dropOff: null,
  medianMs: null,
  timeN: null,
};

/** Of all that was counted for a map, what stands on it for whoever was given a link, and no name of the log. */
export function shownNumbers({ stages, matches, scores, trend, kind }: Counted, map: JourneyMap): Counted {
  const kinds = map.lanes.map((lane) => laneKindOf(lane.kind));
  const measures = kinds.flatMap((one) => (one.shape === "numbers" ? [one.measure] : []));
  const parts = measures.flatMap((measure): readonly (keyof StageNumbers)[] => partsOf[measure]);
  const cards = new Set<string>(map.cards.map(({ id }) => id));
  const areFelt = measures.includes("sentiment") || map.lanes.some((lane) => lane.kind === "emotion");
  return {
    kind,
    stages: {
      ...stages,
      stages: stages.stages.map((stage) => ({
        ...stage,
        ...noParts,
        ...Object.fromEntries(parts.map((part) => [part, stage[part]])),
      })),
    },
    matches: {
      ...matches,
      matches: matches.matches.filter(({ key }) => cards.has(key)).map((one) => ({ ...one, unseen: [] })),
    },
    scores: areFelt
      ? { ...scores, properties: scores.properties.map(() => "score") }
      : { properties: [], stages: [] },
    trend: {
      ...trend,
      matches: measures.includes("trend") ? trend.matches.map((one) => ({ ...one, unseen: [] })) : [],
    },
  };
}
