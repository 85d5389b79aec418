import type { FunnelQuestion } from "@itinera/core";
import type { Asking } from "../asking.ts";

/** A funnel as its SQL needs it (D4). */
export interface FunnelRules {
  /** Code of each step, 1 to 30 of them; the same code may stand twice. */
  readonly codes: readonly number[];
  /** From the first step to the last; absent: no limit. */
  readonly windowMs: number | undefined;
  readonly ties: FunnelQuestion["ties"];
}

export const hasRepeats = ({ codes }: FunnelRules): boolean => new Set(codes).size < codes.length;

/** Longer than any two times are apart. */
export const ANY_LENGTH = 2 ** 55;

/** What the SQL must reckon with. */
export type Ties = Pick<Asking, "state">;
