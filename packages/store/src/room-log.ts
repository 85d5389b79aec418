import type { Brand, EpochMs, MapId, WorkspaceId } from "@itinera/core";

/** Place of an update in its map's log: 1, 2, 3 … without gaps, in causal order. */
export type Seq = Brand<number, "Seq">;

export interface RoomKey {
  readonly workspace: WorkspaceId;
  readonly map: MapId;
}

export interface NewUpdate {
  readonly author: string;
  readonly at: EpochMs;
  /** A V1 Yjs update that was applied once without error. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface LoggedUpdate extends NewUpdate {
  readonly seq: Seq;
}

/** All of a map up to `seq` in one update. */
export interface RoomState {
  readonly seq: Seq;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface LoadedRoom {
  /** Grows when the document was made anew and older replicas no longer fit. */
  readonly epoch: number;
  readonly seq: Seq;
  /** Of the last update. */
  readonly at: EpochMs;
  readonly state: RoomState | undefined;
  /** What came after the state, in order. */
  readonly updates: readonly LoggedUpdate[];
}

/** Updates of the maps' documents. All verbs of one map are carried out in the order they were called. */
export interface RoomLog {
  /**
   * Resolves after fsync with the seq of the last update. Whatever is called while the disk is busy
   * shares one commit. Rejects when nothing of it was stored.
   */
  append(room: RoomKey, updates: readonly NewUpdate[]): Promise<Seq>;
  /** undefined: nothing was ever appended. */
  load(room: RoomKey): Promise<LoadedRoom | undefined>;
  /** Keeps the last 1,000 updates behind the state, for those who come back. */
  saveState(room: RoomKey, state: RoomState): Promise<void>;
  remove(room: RoomKey): Promise<void>;
  close(): Promise<void>;
}
