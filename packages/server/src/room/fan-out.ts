import type { Present } from "@itinera/protocol";
import type { ClientOwner, RoomKey, Seq } from "@itinera/store";

type Bytes = Uint8Array<ArrayBuffer>;

/** One server process among several. */
export type NodeId = string;

/** What servers that have the same map open tell each other. */
export type NodeMessage =
  /** These updates are on disk; the first of them at `first`. */
  | {
      readonly kind: "committed";
      readonly epoch: number;
      readonly first: Seq;
      readonly updates: readonly Bytes[];
      /** Client ids that wrote for the first time. */
      readonly clients: readonly ClientOwner[];
    }
  /** Who came or shows something else, and connections that are gone. */
  | { readonly kind: "presence"; readonly present: readonly Present[]; readonly gone: readonly string[] }
  /** Everybody who is there: said every two seconds, and whoever is not among them is gone. */
  | { readonly kind: "roster"; readonly present: readonly Present[] }
  /** Somebody has opened the map and asks who is there. */
  | { readonly kind: "who" }
  /** The map can no longer be entered. */
  | { readonly kind: "cleared" };

/** The ear of one map. */
export type Hear = (from: NodeId, message: NodeMessage) => void;

/** The way to the other servers. A message can be lost; nothing here throws. */
export interface FanOut {
  /** Heard by all others that listen. */
  tell(key: RoomKey, message: NodeMessage): void;
  /** Resolves when messages are heard; where that cannot be, after a moment, and they are heard later. */
  listen(key: RoomKey, hear: Hear): Promise<{ readonly stop: () => void }>;
  close(): Promise<void>;
}

/** Servers that share a database and nothing quicker: what others do is seen in the log, seconds later. */
export const silentFanOut: FanOut = {
  tell: () => undefined,
  listen: () => Promise.resolve({ stop: () => undefined }),
  close: () => Promise.resolve(),
};
