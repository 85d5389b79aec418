import type { MapId, MapType } from "@itinera/core";
import type { RoomRole } from "@itinera/protocol";
import type { AsideEdit, Bytes, KeptEdit } from "./kept-edit.ts";

/** How far a replica has come, and what the server said of it. */
export interface ReplicaHead {
  /** A replica that was started anew has another one; documents of different replicas do not mix. */
  readonly replica: string;
  /** −1: nothing of the server is in it yet. */
  readonly epoch: number;
  readonly seq: number;
  readonly role: RoomRole;
}

/** A map that can be opened on this computer without a server. */
export interface KnownMap {
  readonly id: MapId;
  readonly name: string;
  readonly type: MapType;
  /** When something of it was last written here, ms since 1970. */
  readonly updated: number;
}

export interface Loaded {
  readonly head: ReplicaHead;
  readonly updates: readonly Bytes[];
  /** In their order; those of another replica wait to be done again on this one. */
  readonly waiting: readonly KeptEdit[];
  readonly aside: readonly AsideEdit[];
}

/**
 * One map on this computer: its replica, the own edits that the server has not confirmed, and those that
 * it refused. Shared by all tabs. Each function is all or nothing, and they come about in the order in
 * which they were asked for.
 */
export interface MapStore {
  /** Whether it outlives the page. */
  readonly isLasting: boolean;
  /** `fresh`: name of the replica when there is none yet. */
  load(fresh: string): Promise<Loaded>;
  keep(edit: KeptEdit): Promise<void>;
  /** What others did; dropped when the replica has been replaced meanwhile. */
  keepOthers(head: ReplicaHead, updates: readonly Bytes[], known: KnownMap): Promise<void>;
  confirm(edits: readonly KeptEdit[]): Promise<void>;
  setAside(edits: readonly KeptEdit[], why: string): Promise<void>;
  /** The person has seen it. */
  forgetAside(edits: readonly KeptEdit[]): Promise<void>;
  /** An empty replica instead of `from`, if that still is the one: another tab may have been quicker. */
  startOver(from: string, to: string): Promise<void>;
  /** Edits of earlier replicas are replaced by what `again` makes of them on the replica of today. */
  takeOver(replica: string, again: (edit: KeptEdit) => Again): Promise<void>;
}

/** What became of an edit that was done again. */
export type Again =
  | { readonly kind: "done"; readonly edits: readonly KeptEdit[] }
  | { readonly kind: "refused"; readonly why: string };
