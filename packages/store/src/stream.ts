import type {
  Brand,
  EpochMs,
  ProjectId,
  QuarantineReason,
  SourceId,
  StreamEntry,
  WorkspaceId,
} from "@itinera/core";

/** Place of an entry in its project's stream: 1, 2, 3 … without gaps. */
export type StreamNumber = Brand<number, "StreamNumber">;

export interface StreamKey {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
}

/** Where the stream of a project ends. */
export interface StreamHead extends StreamKey {
  readonly last: StreamNumber;
}

export interface NumberedEntry {
  readonly number: StreamNumber;
  readonly received: EpochMs;
  readonly entry: StreamEntry;
}

export interface StreamSize {
  /** As it lies in the database. */
  readonly bytes: number;
  readonly entries: number;
}

/** A message that became no event, and why. */
export interface NewQuarantined {
  readonly source: SourceId;
  readonly reason: QuarantineReason;
  /** In whose words it came. */
  readonly dialect: string;
  /** JSON text of the message as it came. */
  readonly message: string;
}

export interface Quarantined extends NewQuarantined {
  /** Rising, never used twice; not gapless. */
  readonly number: number;
  readonly at: EpochMs;
}

export interface QuarantinePage {
  /** Only those with a smaller number. */
  readonly before?: number;
  readonly limit: number;
  readonly source?: SourceId;
  readonly reason?: QuarantineReason;
}

export interface QuarantineCount {
  readonly source: SourceId;
  readonly reason: QuarantineReason;
  readonly count: number;
}

/** What became of a message that was in quarantine. */
export interface Release {
  readonly number: number;
  readonly entries: readonly StreamEntry[];
}

/**
 * Collected events in the order in which they were taken in; the numbers are a projection of it. All verbs of one
 * project are carried out in the order they were called. Each rejects when nothing of it was stored; the error has
 * the database's own `code`.
 */
export interface EventStream {
  /**
   * Resolves after fsync with the number of the last entry. Whatever is called while the disk is busy shares one
   * commit. Entries and what is quarantined of the same delivery are on disk together or not at all.
   */
  append(
    key: StreamKey,
    received: EpochMs,
    entries: readonly StreamEntry[],
    quarantined?: readonly NewQuarantined[],
  ): Promise<StreamNumber>;
  /** Entries behind `after`, in order, about `most` of them or fewer where they are large; empty at the end. */
  read(key: StreamKey, after: StreamNumber, most: number): Promise<readonly NumberedEntry[]>;
  /** Where every project's stream ends, of all workspaces. */
  heads(): Promise<readonly StreamHead[]>;
  /** Puts small neighbouring blocks of a project together, some at a time; false: nothing was left to do. */
  compact(key: StreamKey): Promise<boolean>;
  size(key: StreamKey): Promise<StreamSize>;
  /** The newest first. */
  quarantined(key: StreamKey, page: QuarantinePage): Promise<readonly Quarantined[]>;
  countQuarantined(key: StreamKey): Promise<readonly QuarantineCount[]>;
  /**
   * Takes these out of quarantine and appends what became of them, in one commit; those that are gone meanwhile
   * are left out, with their entries. Gives how many were there.
   */
  release(key: StreamKey, received: EpochMs, released: readonly Release[]): Promise<number>;
  /** Gives how many were there. */
  discard(key: StreamKey, numbers: readonly number[]): Promise<number>;
  /** All of a project, what is in quarantine too. */
  remove(key: StreamKey): Promise<void>;
  close(): Promise<void>;
}
