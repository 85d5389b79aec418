import type { Scope } from "@itinera/analytics";
import {
  boundStagesOf,
  scoredStagesOf,
  touchpointBindingsOf,
  trendBindingsOf,
  trendWeeks,
  type JourneyMap,
  type Period,
  type Unit,
} from "@itinera/core";
import type { MapNumbers } from "@itinera/protocol";
import type { Numbers } from "./numbers.ts";

export type AskedOfMap =
  | { readonly kind: "answered"; readonly answers: MapNumbers }
  | { readonly kind: "unavailable"; readonly since: number };

/** All that the measured parts of a map show, by its own bindings. */
export async function askOfMap(
  numbers: Numbers,
  scope: Scope,
  map: JourneyMap,
  { unit, period }: { readonly unit: Unit; readonly period: Period },
): Promise<AskedOfMap> {
  const common = { unit, period };
  const stages = await numbers.ask(scope, { kind: "stages", ...common, stages: [...boundStagesOf(map)] });
  // An engine that is away is not asked three times more.
  if (stages.kind === "unavailable") return stages;
  const matches = await numbers.ask(scope, {
    kind: "matches",
    ...common,
    bindings: touchpointBindingsOf(map),
    weeks: 0,
  });
  if (matches.kind === "unavailable") return matches;
  const scores = await numbers.ask(scope, { kind: "scores", period, stages: scoredStagesOf(map) });
  if (scores.kind === "unavailable") return scores;
  const trend = await numbers.ask(scope, {
    kind: "matches",
    ...common,
    bindings: trendBindingsOf(map),
    weeks: trendWeeks,
  });
  if (trend.kind === "unavailable") return trend;
  return {
    kind: "answered",
    answers: {
      stages: stages.answer,
      matches: matches.answer,
      scores: scores.answer,
      trend: trend.answer,
    },
  };
}

/** Answers that do not say what the map is bound to, for those who see nothing of its project. */
export const withoutNames = ({ stages, matches, scores, trend }: MapNumbers): MapNumbers => ({
  stages,
  matches: { ...matches, matches: matches.matches.map((one) => ({ ...one, unseen: [] })) },
  scores: { ...scores, properties: scores.properties.map(() => "score") },
  trend: { ...trend, matches: trend.matches.map((one) => ({ ...one, unseen: [] })) },
});
