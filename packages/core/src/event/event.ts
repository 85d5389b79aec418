import type { EpochMs } from "../brand.ts";

/**
 * One thing that somebody did. At least one of `person` and `case` is there. `seq`, its place in its
 * source, breaks ties of time (D5). Properties are the remaining columns as text; empty ones are left out.
 */
export interface EventRow {
  readonly person?: string;
  readonly case?: string;
  readonly name: string;
  readonly time: EpochMs;
  readonly channel?: string;
  readonly seq: number;
  readonly properties: Readonly<Record<string, string>>;
}
