import type { EpochMs } from "@itinera/core";

/** How often something was tried lately: on the disk, so that neither a restart nor a second server gives more tries. */
export interface Attempts {
  /** Counts one more try, whatever becomes of it. `until`: when the count starts anew. */
  take(
    key: string,
    limit: number,
    windowMs: number,
  ): Promise<{ readonly isAllowed: boolean; readonly until: EpochMs }>;
  /** It went well: the next try is a first one. */
  forget(key: string): Promise<void>;
}
