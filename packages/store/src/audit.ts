import type { AuditAction, EpochMs, WorkspaceId } from "@itinera/core";

export interface AuditEntry {
  readonly action: AuditAction;
  readonly at: EpochMs;
  /** Account, or another kind of asker; "": nobody who is known. */
  readonly who: string;
  /** As they were called then. */
  readonly name: string;
  /** Of the computer that asked. */
  readonly address: string;
  /** What it was done to: ids and names, by kind. */
  readonly about: Readonly<Record<string, string>>;
}

export interface NumberedAuditEntry extends AuditEntry {
  /** Grows; never used twice. */
  readonly number: number;
}

export interface AuditFilter {
  readonly action?: AuditAction | undefined;
  readonly who?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Only entries before this number: the next page. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What was done, by whom and when. Entries are added and never changed; those that are old enough may go. */
export interface Audit {
  /** On disk when it resolves. `undefined`: of the installation, not of one workspace. */
  add(workspace: WorkspaceId | undefined, entry: AuditEntry): Promise<void>;
  /** What was done in a workspace, and what its members did in none; the latest first. */
  list(workspace: WorkspaceId, filter: AuditFilter): Promise<readonly NumberedAuditEntry[]>;
  /**
   * Takes away at most `most` entries that are older than `before`, the oldest first; how many it were. `undefined`: those
   * that are of no workspace.
   */
  removeBefore(workspace: WorkspaceId | undefined, before: EpochMs, most: number): Promise<number>;
}
