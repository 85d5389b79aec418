import type { CardId, StageId } from "../ids.ts";
import type { StageNumbers } from "../question/stages.ts";

/** Numbers for the cells of a map. */
export interface TouchpointNumbers {
  readonly units: number;
  readonly events: number;
  readonly unseen: readonly string[];
}

/**
 * What people said of a stage, −2…+2: the mean of their scores, how many there are, and the interval that holds
 * the true mean with 95 % (D15).
 */
export interface Sentiment {
  readonly mean: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** People of one week; `start`: Monday, in milliseconds since 1970. */
export interface TrendWeek {
  readonly start: number;
  readonly units: number;
}

/**
 * What the measured parts of a map show. `absent`: the map's project has no events. `counting`: the
 * first answer is on its way. `unavailable`: the engine is away; `since` as the server says.
 */
export type Overlay =
  | { readonly state: "absent" }
  | { readonly state: "counting" }
  | { readonly state: "unavailable"; readonly since?: number }
  | {
      readonly state: "counted";
      /** Older answer shown while a new one is on its way. */
      readonly stale: boolean;
      readonly n: number;
      readonly slower: boolean;
      readonly stages: ReadonlyMap<StageId, StageNumbers>;
      readonly touchpoints: ReadonlyMap<CardId, TouchpointNumbers>;
      /** Absent: nothing that people answer is bound to the map. */
      readonly sentiment?: ReadonlyMap<StageId, Sentiment>;
      /** The last weeks of each bound stage, the earliest first. Absent: no lane shows them. */
      readonly trend?: ReadonlyMap<StageId, readonly TrendWeek[]>;
    };

/** Below this many units a share or a time is not shown, only "too few". */
export const smallestN = 30;

/** Below this many answers a measured feeling is only a hollow point (D15). */
export const smallestAnswers = 5;
