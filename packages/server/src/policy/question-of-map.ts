import {
  boundStagesOf,
  scoredStagesOf,
  touchpointBindingsOf,
  trendBindingsOf,
  type JourneyMap,
  type Question,
} from "@itinera/core";
import { isDeepStrictEqual } from "node:util";

/** Whether each of `asked` stands in `there` as it is. */
function areAmong<One>(asked: readonly One[], there: readonly One[], nameOf: (one: One) => string): boolean {
  const known = Map.groupBy(there, nameOf);
  return asked.every(
    (one) => known.get(nameOf(one))?.some((other) => isDeepStrictEqual(one, other)) ?? false,
  );
}

/** Whether a question is one that the map itself asks, to show its own numbers. */
export function isOfMap(question: Question, map: JourneyMap): boolean {
  switch (question.kind) {
    case "stages":
      return areAmong(question.stages, boundStagesOf(map), ({ id }) => id);
    case "matches":
      return areAmong(
        question.bindings,
        [...touchpointBindingsOf(map), ...trendBindingsOf(map)],
        ({ key }) => key,
      );
    case "scores":
      return areAmong(question.stages, scoredStagesOf(map), ({ id }) => id);
    default:
      return false;
  }
}
