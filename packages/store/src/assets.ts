import type { AssetId, EpochMs, MapId, MapReferences, WorkspaceId } from "@itinera/core";
import type { FileId } from "./files.ts";

/** A picture or a document of maps, named by the SHA-256 of its bytes. */
export interface StoredAsset {
  readonly asset: AssetId;
  readonly file: FileId;
  /** As it was called when it was first stored. */
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  /** Of a picture, in pixels. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/**
 * The files of a workspace's maps, each stored once, and which map has which. What is here is a list beside
 * the maps' documents: these say what they refer to, and `refer` keeps the list in step.
 */
export interface Assets {
  /** Does nothing when there is one of these bytes; its file is then the caller's to remove. */
  add(workspace: WorkspaceId, asset: StoredAsset): Promise<"added" | "known">;
  get(workspace: WorkspaceId, asset: AssetId): Promise<StoredAsset | undefined>;
  /** The map may show it from now on, although it does not refer to it yet. */
  give(workspace: WorkspaceId, map: MapId, asset: AssetId): Promise<void>;
  /** Whether the map has referred to it, or was given it. */
  isOf(workspace: WorkspaceId, map: MapId, asset: AssetId): Promise<boolean>;
  /** What the map refers to now: files and other maps. Nothing for a map that is gone. */
  refer(workspace: WorkspaceId, map: MapId, references: MapReferences): Promise<void>;
  /** Bytes of all that the map refers to or was given. */
  bytesOf(workspace: WorkspaceId, map: MapId): Promise<number>;
  /**
   * Takes away those that nothing has referred to since before `since`, maps in the bin counted; those that
   * no map ever had, or that went with their maps, already after `orphanSince`. Their files are the caller's
   * to remove. `kept`: those that are used by something else than a map or a persona.
   */
  takeUnused(
    workspace: WorkspaceId,
    since: EpochMs,
    orphanSince: EpochMs,
    kept?: readonly AssetId[],
  ): Promise<readonly FileId[]>;
  /** The files of all assets, of every workspace. */
  files(): Promise<readonly FileId[]>;
}
