import type { EpochMs, MapHead, MapId, ProjectId, WorkspaceId } from "@itinera/core";

/** The part of a map's head that lists show; the document in its room is the truth. */
export type MirroredHead = Pick<MapHead, "name" | "type" | "lang">;

export interface ListedMap extends MirroredHead {
  readonly id: MapId;
  readonly project: ProjectId;
  readonly projectName: string;
  readonly created: EpochMs;
  readonly updated: EpochMs;
}

/** A card of the map `from` leads to the map `to`, which may be gone. */
export interface MapLink {
  readonly from: MapId;
  readonly to: MapId;
}

export interface Maps {
  add(
    workspace: WorkspaceId,
    map: { readonly id: MapId; readonly project: ProjectId } & MirroredHead,
  ): Promise<ListedMap>;
  /** Last changed first. */
  list(workspace: WorkspaceId, project?: ProjectId): Promise<readonly ListedMap[]>;
  get(workspace: WorkspaceId, id: MapId): Promise<ListedMap | undefined>;
  /** In whatever workspace it lies, in its bin too. */
  find(id: MapId): Promise<{ readonly workspace: WorkspaceId; readonly project: ProjectId } | undefined>;
  /** From one map to another, maps in the bin left out. */
  links(workspace: WorkspaceId): Promise<readonly MapLink[]>;
  /** Called by the room when something in the map has changed. */
  mirror(workspace: WorkspaceId, id: MapId, head: MirroredHead, updated: EpochMs): Promise<void>;
  /** Into the bin: no longer listed, until it is restored or removed for good. */
  bin(workspace: WorkspaceId, id: MapId): Promise<"binned" | "gone">;
  restore(workspace: WorkspaceId, id: MapId): Promise<"restored" | "gone">;
  /** Maps that have lain in the bin since before `time`. */
  binnedBefore(workspace: WorkspaceId, time: EpochMs): Promise<readonly MapId[]>;
  /** For good; its room is the caller's. */
  remove(workspace: WorkspaceId, id: MapId): Promise<"removed" | "gone">;
}
