import type { EpochMs, ImportId, ImportMapping, ProjectId, RefusalReason, WorkspaceId } from "@itinera/core";
import type { EntryNumber, ImportEntry } from "./event-log.ts";
import type { FileId } from "./files.ts";
import type { JobId } from "./jobs.ts";

export const importStates = ["waiting", "reading", "done", "failed", "removing"] as const;
export type ImportState = (typeof importStates)[number];

/** Rows of the file; the names of D13. `added` + `already` = `events`. */
export interface ImportCounts {
  readonly events: number;
  readonly added: number;
  readonly already: number;
  readonly cases: number;
  readonly kinds: number;
}

export interface ReasonCount {
  readonly reason: RefusalReason;
  readonly count: number;
}

export interface ListedImport {
  readonly id: ImportId;
  readonly project: ProjectId;
  readonly entry: EntryNumber;
  readonly file: FileId;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly mapping: ImportMapping;
  readonly importer: string;
  readonly at: EpochMs;
  readonly state: ImportState;
  /** Zeros until done. */
  readonly counts: ImportCounts;
  readonly refused: readonly ReasonCount[];
  /** Stored file of the refused rows, for download. */
  readonly refusedRows: FileId | null;
  /** Code of what went wrong, when failed. */
  readonly failure: string | null;
}

export interface ImportOutcome {
  readonly counts: ImportCounts;
  readonly refused: readonly ReasonCount[];
  readonly refusedRows?: FileId;
}

/** Kinds of the jobs that these verbs enqueue; their payload is `{project, import}`. */
export const importJobs = { read: "import.read", remove: "import.remove" } as const;

export interface Imports {
  /**
   * Log entry, listing and the job that reads the file, in one commit: the import is acknowledged by it.
   * `replaces`: imports whose removal is requested in the same commit, so that there is never neither.
   */
  accept(
    workspace: WorkspaceId,
    project: ProjectId,
    entry: Omit<ImportEntry, "kind">,
    replaces?: readonly ImportId[],
  ): Promise<{ readonly listed: ListedImport; readonly job: JobId }>;
  /** Log entry, state `removing` and the job that takes its numbers away, in one commit. */
  requestRemoval(
    workspace: WorkspaceId,
    id: ImportId,
  ): Promise<{ readonly kind: "requested"; readonly job: JobId } | { readonly kind: "gone" }>;
  /** Waits again, with a job that reads it, in one commit; nothing where it is being removed. */
  requestReading(workspace: WorkspaceId, id: ImportId): Promise<void>;
  /** No longer listed; called by the job when its numbers are gone. */
  forget(workspace: WorkspaceId, id: ImportId): Promise<void>;
  /** In the order of the log. */
  list(workspace: WorkspaceId, project?: ProjectId): Promise<readonly ListedImport[]>;
  get(workspace: WorkspaceId, id: ImportId): Promise<ListedImport | undefined>;
  /** How many there are of each state in all workspaces together: for whoever minds the server. */
  countByState(): Promise<ReadonlyMap<ImportState, number>>;
  /** Imports of the same bytes that are not being removed. */
  bySha256(workspace: WorkspaceId, project: ProjectId, sha256: string): Promise<readonly ListedImport[]>;
  /** Before (re-)reading: clears what an earlier, interrupted reading had written. */
  begin(workspace: WorkspaceId, id: ImportId): Promise<void>;
  finish(workspace: WorkspaceId, id: ImportId, outcome: ImportOutcome): Promise<void>;
  fail(workspace: WorkspaceId, id: ImportId, failure: string): Promise<void>;
}
