import type { Brand, EpochMs, MapId, WorkspaceId } from "@itinera/core";

/** Place of an update in its map's log: 1, 2, 3 … without gaps, in causal order. */
export type Seq = Brand<number, "Seq">;

export interface RoomKey {
  readonly workspace: WorkspaceId;
  readonly map: MapId;
}

interface StoredUpdate {
  readonly author: string;
  readonly at: EpochMs;
  /** A V1 Yjs update that was applied once without error. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface NewUpdate extends StoredUpdate {
  /** Yjs client ids that write here for the first time: from now on they are the author's. */
  readonly claims?: readonly number[];
}

export interface LoggedUpdate extends StoredUpdate {
  readonly seq: Seq;
}

/** Whom a Yjs client id belongs to: the author who used it first. */
export interface ClientOwner {
  readonly client: number;
  readonly author: string;
}

/** All of a map up to `seq` in one update. */
export interface RoomState {
  readonly seq: Seq;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where the log of a map ends. */
export interface RoomHead extends RoomKey {
  readonly epoch: number;
  readonly seq: Seq;
}

export interface LoadedRoom {
  /** 0, and one more each time the document was made anew and older replicas no longer fit. */
  readonly epoch: number;
  readonly seq: Seq;
  /** Of the last update. */
  readonly at: EpochMs;
  readonly state: RoomState | undefined;
  /** What came after the state, in order. */
  readonly updates: readonly LoggedUpdate[];
  readonly clients: readonly ClientOwner[];
}

/** Updates kept behind a state: somebody who comes back gets these instead of a diff. */
export const keptBehindState = 1_000;

/** Updates of the maps' documents. All verbs of one map are carried out in the order they were called. */
export interface RoomLog {
  /**
   * Resolves after fsync with the seq of the last update. Whatever is called while the disk is busy
   * shares one commit. Rejects when nothing of it was stored, also when the log is at another epoch; the
   * error has the database's own `code`.
   */
  append(room: RoomKey, epoch: number, updates: readonly NewUpdate[]): Promise<Seq>;
  /** undefined: nothing was ever appended. */
  load(room: RoomKey): Promise<LoadedRoom | undefined>;
  /** All updates after `seq` in order; undefined: some are no longer kept, or the log is at another epoch. */
  since(room: RoomKey, epoch: number, seq: Seq): Promise<readonly LoggedUpdate[] | undefined>;
  /** Whom the Yjs client ids belong to that have written here. */
  clients(room: RoomKey): Promise<readonly ClientOwner[]>;
  /** Where the logs of these maps end; a map that is gone is missing. */
  heads(rooms: readonly RoomKey[]): Promise<readonly RoomHead[]>;
  /** Keeps the last 1,000 updates behind the state. Nothing is done when the log is at another epoch. */
  saveState(room: RoomKey, epoch: number, state: RoomState): Promise<void>;
  /**
   * The whole document anew: `fresh` has the next seq, everything before it goes, client ids belong to
   * nobody again. Gives the new epoch; undefined when the log does not end at `seq`: nothing was done.
   */
  rebase(room: RoomKey, seq: Seq, fresh: NewUpdate): Promise<number | undefined>;
  remove(room: RoomKey): Promise<void>;
  close(): Promise<void>;
}
