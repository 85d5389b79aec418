import type { Brand, EpochMs, WorkspaceId } from "@itinera/core";

export type JobId = Brand<string, "JobId">;

export type JobState = "waiting" | "running" | "done" | "failed";

/** A value that JSON keeps as it is. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface Job {
  readonly id: JobId;
  readonly workspace: WorkspaceId;
  readonly kind: string;
  readonly payload: Json;
  readonly state: JobState;
  readonly progress: Json;
  /** Of a done job, or what went wrong with a failed one. */
  readonly result: Json;
  /** How often it was claimed; more than 1 after a crash. */
  readonly attempts: number;
  readonly created: EpochMs;
  readonly updated: EpochMs;
}

/** A job in the hands of whoever claimed it. Its verbs answer false when the job is no longer ours. */
export interface ClaimedJob extends Job {
  /** Still working: keeps the claim for another lease, and tells watchers how far it is. */
  beat(progress: Json): Promise<boolean>;
  finish(result: Json): Promise<boolean>;
  fail(result: Json): Promise<boolean>;
}

/** The right to work on jobs. */
export interface JobTurn {
  /** Aborted when the turn is no longer ours, though nobody released it. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Work that is finished even when the process dies in the middle: it is then claimed again. */
export interface Jobs {
  /**
   * One process at a time works on jobs: two of them could touch the same tables of numbers. undefined:
   * another one does. A turn dies with its process.
   */
  takeTurn(): Promise<JobTurn | undefined>;
  add(workspace: WorkspaceId, kind: string, payload: Json): Promise<JobId>;
  /**
   * The oldest job of these kinds that waits or whose holder has been silent for a lease (30 s). What a
   * dead process held waits again as soon as the store is opened.
   */
  claim(kinds: readonly string[]): Promise<ClaimedJob | undefined>;
  get(workspace: WorkspaceId, id: JobId): Promise<Job | undefined>;
  /** Oldest first. */
  list(workspace: WorkspaceId, state?: JobState): Promise<readonly Job[]>;
  /** How many wait, by their kind, in all workspaces together: for whoever minds the server. */
  countWaiting(): Promise<ReadonlyMap<string, number>>;
}
