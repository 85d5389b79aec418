import type { EpochMs, ProjectId, SourceId, WorkspaceId, WriteKeyId } from "@itinera/core";
import type { Json } from "./jobs.ts";

/** Something that sends events to a project: a site, an app, another system. */
export interface Source {
  readonly id: SourceId;
  readonly project: ProjectId;
  readonly name: string;
  readonly kind: string;
  readonly settings: Json;
  readonly created: EpochMs;
  readonly paused: boolean;
}

/** By which a source is known at the door. It may be public: it lets nobody read anything. */
export interface WriteKey {
  readonly id: WriteKeyId;
  readonly source: SourceId;
  /** SHA-256 of the key, in hexadecimal. */
  readonly hash: string;
  /** The key itself, sealed with the server's secret by the caller. */
  readonly sealed: string;
  readonly created: EpochMs;
  /** null: it is good. */
  readonly revoked: EpochMs | null;
}

export type SourceChange = Partial<Pick<Source, "name" | "settings" | "paused">>;
export type NewWriteKey = Pick<WriteKey, "source" | "hash" | "sealed">;

/** They go with their project, and their keys with them. */
export interface Sources {
  add(
    workspace: WorkspaceId,
    source: Pick<Source, "project" | "name" | "kind" | "settings">,
  ): Promise<Source>;
  change(workspace: WorkspaceId, id: SourceId, change: SourceChange): Promise<"changed" | "gone">;
  get(workspace: WorkspaceId, id: SourceId): Promise<Source | undefined>;
  /** The oldest first. */
  list(workspace: WorkspaceId, project?: ProjectId): Promise<readonly Source[]>;
  remove(workspace: WorkspaceId, id: SourceId): Promise<"removed" | "gone">;
  /** undefined: there is no such source. */
  addKey(workspace: WorkspaceId, key: NewWriteKey): Promise<WriteKey | undefined>;
  revokeKey(workspace: WorkspaceId, id: WriteKeyId): Promise<"revoked" | "gone">;
  /** The newest first, those that were revoked too. */
  keysOf(workspace: WorkspaceId, source: SourceId): Promise<readonly WriteKey[]>;
  /** For the door: whose key this is; undefined: nobody's, or it was revoked. */
  byKeyHash(hash: string): Promise<{ readonly workspace: WorkspaceId; readonly source: Source } | undefined>;
}
