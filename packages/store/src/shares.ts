import type { EpochMs, LaneId, MapId, ShareId, ShareRole, WorkspaceId } from "@itinera/core";

/** What a link gives to whoever holds it. */
export interface ShareTerms {
  readonly role: ShareRole;
  /** Hash of the password that it asks for; null: none. */
  readonly password: string | null;
  /** null: it does not run out. */
  readonly expires: EpochMs | null;
  /** What is shown of the map; null: all of it. */
  readonly lanes: readonly LaneId[] | null;
  /** With what was measured. */
  readonly numbers: boolean;
  /** Origins of the pages that may show it in a frame, `*` for all; null: none. */
  readonly embed: readonly string[] | null;
}

export interface Share extends ShareTerms {
  readonly id: ShareId;
  readonly workspace: WorkspaceId;
  readonly map: MapId;
  readonly madeBy: string;
  readonly created: EpochMs;
  /** When somebody last came in by it; null: nobody did. */
  readonly seen: EpochMs | null;
}

/** Links by which people without an account see a map. What is secret of them is not stored: it is made from their id. */
export interface Shares {
  /** The newest first. */
  ofMap(workspace: WorkspaceId, map: MapId): Promise<readonly Share[]>;
  /** undefined: revoked, or there never was one. Its map may be in the bin. */
  get(id: ShareId): Promise<Share | undefined>;
  make(share: Pick<Share, "workspace" | "map" | "madeBy"> & ShareTerms): Promise<Share>;
  change(
    workspace: WorkspaceId,
    map: MapId,
    id: ShareId,
    terms: Partial<ShareTerms>,
  ): Promise<"changed" | "gone">;
  revoke(workspace: WorkspaceId, map: MapId, id: ShareId): Promise<"revoked" | "gone">;
  noteSeen(id: ShareId): Promise<void>;
}
