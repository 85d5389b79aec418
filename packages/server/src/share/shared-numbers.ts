import type { Scope } from "@itinera/analytics";
import {
  boundStagesOf,
  scoredStagesOf,
  touchpointBindingsOf,
  trendBindingsOf,
  type JourneyMap,
} from "@itinera/core";
import { countMap, type CountedMap } from "../counted-map.ts";
import type { Numbers } from "../numbers.ts";
import { createLately } from "./lately.ts";

/** However many look at a map, its numbers are counted once in this time, ms. */
const freshMs = 10_000;
/** Nobody waits longer than this for a map because of its numbers, ms. */
const patienceMs = 400;

export interface SharedNumbers {
  /** All of them, however long it takes. */
  of(scope: Scope, map: JourneyMap): Promise<CountedMap>;
  /** Those that are there soon; those that are not go on being counted. */
  soon(scope: Scope, map: JourneyMap): Promise<CountedMap | { readonly kind: "counting" }>;
}

/** The numbers of maps that are shown to anybody: a link can be in a thousand hands, and each asks twice a minute. */
export function createSharedNumbers(numbers: Numbers): SharedNumbers {
  const counted = createLately<CountedMap>(freshMs);

  /** What of a map its numbers depend on. */
  const keyOf = (scope: Scope, map: JourneyMap) =>
    JSON.stringify([
      scope,
      boundStagesOf(map),
      touchpointBindingsOf(map),
      scoredStagesOf(map),
      trendBindingsOf(map),
    ]);

  const of = (scope: Scope, map: JourneyMap) =>
    counted(keyOf(scope, map), () => countMap(numbers, scope, map));

  return {
    of,
    async soon(scope, map) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<{ readonly kind: "counting" }>((resolve) => {
        timer = setTimeout(() => resolve({ kind: "counting" }), patienceMs);
      });
      try {
        return await Promise.race([of(scope, map), late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
