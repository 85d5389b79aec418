import type { Scope } from "@itinera/analytics";
import {
  boundStagesOf,
  overlayOf,
  scoredStagesOf,
  touchpointBindingsOf,
  trendBindingsOf,
  trendWeeks,
  type JourneyMap,
  type MatchesAnswer,
  type Overlay,
  type ScoresAnswer,
  type StagesAnswer,
} from "@itinera/core";
import type { Numbers } from "./numbers.ts";

/** All that a map asks, answered at one moment; `absent`: there is nothing to count. */
export type MapNumbers =
  | { readonly kind: "absent" }
  | { readonly kind: "unavailable"; readonly since: number }
  | {
      readonly kind: "counted";
      readonly stages: StagesAnswer;
      readonly matches: MatchesAnswer;
      readonly scores: ScoresAnswer;
      readonly trend: MatchesAnswer;
    };

export async function numbersOfMap(numbers: Numbers, scope: Scope, map: JourneyMap): Promise<MapNumbers> {
  const common = { unit: "person" as const, period: {} };
  const stages = await numbers.ask(scope, { kind: "stages", ...common, stages: [...boundStagesOf(map)] });
  if (stages.kind === "unavailable") return stages;
  if (stages.answer.n === 0 && !map.stages.some((stage) => stage.binding?.length)) return { kind: "absent" };
  const matches = await numbers.ask(scope, {
    kind: "matches",
    ...common,
    bindings: touchpointBindingsOf(map),
    weeks: 0,
  });
  if (matches.kind === "unavailable") return matches;
  const scores = await numbers.ask(scope, { kind: "scores", period: {}, stages: scoredStagesOf(map) });
  if (scores.kind === "unavailable") return scores;
  const trend = await numbers.ask(scope, {
    kind: "matches",
    ...common,
    bindings: trendBindingsOf(map),
    weeks: trendWeeks,
  });
  if (trend.kind === "unavailable") return trend;
  return {
    kind: "counted",
    stages: stages.answer,
    matches: matches.answer,
    scores: scores.answer,
    trend: trend.answer,
  };
}

/** What the measured lanes show. */
export function overlayOfNumbers(numbers: MapNumbers): Overlay {
  switch (numbers.kind) {
    case "absent":
      return { state: "absent" };
    case "unavailable":
      return { state: "unavailable", since: numbers.since };
    case "counted":
      return overlayOf(numbers);
  }
}
