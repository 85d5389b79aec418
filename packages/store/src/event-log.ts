import type { Brand, EpochMs, ImportId, ImportMapping, ProjectId, WorkspaceId } from "@itinera/core";
import type { FileId } from "./files.ts";

/** Place in the log, rising, never used twice; not gapless. */
export type EntryNumber = Brand<number, "EntryNumber">;

/** A whole file, as one entry: with `importer` (its code version) it can be read again the same way. */
export interface ImportEntry {
  readonly kind: "import";
  readonly import: ImportId;
  readonly file: FileId;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly mapping: ImportMapping;
  readonly importer: string;
}

export interface RemovalEntry {
  readonly kind: "removal";
  readonly import: ImportId;
}

export type LogEntry = ImportEntry | RemovalEntry;

export interface LoggedEntry {
  readonly number: EntryNumber;
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly at: EpochMs;
  readonly entry: LogEntry;
}

/** The durable, ordered truth of which events were taken in; analytics is a projection of it (D2). */
export interface EventLog {
  /** Resolves after fsync. */
  append(workspace: WorkspaceId, project: ProjectId, entry: LogEntry): Promise<LoggedEntry>;
  /** All entries in order: of everything, or of one workspace, or of one project in it. */
  replay(scope?: {
    readonly workspace: WorkspaceId;
    readonly project?: ProjectId;
  }): AsyncIterable<LoggedEntry>;
}
