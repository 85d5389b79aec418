import type {
  ClientOwner,
  LoadedRoom,
  LoggedUpdate,
  NewUpdate,
  RoomHead,
  RoomKey,
  RoomState,
  Seq,
} from "../room-log.ts";

/** What the thread that owns `rooms.db` is asked to do. */
export type RoomLogCall =
  | {
      readonly kind: "append";
      readonly room: RoomKey;
      readonly epoch: number;
      readonly updates: readonly NewUpdate[];
    }
  | { readonly kind: "load"; readonly room: RoomKey }
  | { readonly kind: "since"; readonly room: RoomKey; readonly epoch: number; readonly seq: Seq }
  | { readonly kind: "clients"; readonly room: RoomKey }
  | { readonly kind: "heads"; readonly rooms: readonly RoomKey[] }
  | { readonly kind: "save-state"; readonly room: RoomKey; readonly epoch: number; readonly state: RoomState }
  | { readonly kind: "rebase"; readonly room: RoomKey; readonly seq: Seq; readonly fresh: NewUpdate }
  | { readonly kind: "remove"; readonly room: RoomKey };

/** In the order of the kinds of call: seq, room, updates, clients, heads, nothing, epoch, nothing. */
export type RoomLogResult =
  | Seq
  | LoadedRoom
  | readonly LoggedUpdate[]
  | readonly ClientOwner[]
  | readonly RoomHead[]
  | number
  | undefined;
