import type { Edit, JourneyMap, MapId } from "@itinera/core";
import type { RoomRefusal, RoomRole } from "@itinera/protocol";
import type { NewSocket } from "./connection.ts";
import { createRoomClient } from "./create-room-client.ts";
import type { AsideEdit } from "./kept-edit.ts";
import type { MapStore } from "./map-store.ts";
import { createMemoryMapStore } from "./memory-map-store.ts";
import type { PresenceLine } from "./presence-line.ts";
import { randomName } from "./random-name.ts";
import type { EditOutcome } from "./replica.ts";
import type { JoinTabs } from "./tabs.ts";

/**
 * `saved`: all is on the server's disk. `saving`: some is not yet. `offline`: there is no connection;
 * it is tried again. `gone`: the map is no longer there for this person. `reload`: this page is too old.
 */
export type SaveState = "saved" | "saving" | "offline" | "gone" | "reload";

export interface RoomNow {
  readonly map: JourneyMap;
  readonly state: SaveState;
  readonly role: RoomRole;
  /** Edits of this browser that are not yet on the server's disk. */
  readonly waiting: number;
  /** Whether those that wait outlive the page. */
  readonly isKept: boolean;
  /** Own edits that were not taken. */
  readonly aside: readonly AsideEdit[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface RoomClient {
  /** The same object as long as nothing changed. */
  now(): RoomNow;
  subscribe(listener: () => void): () => void;
  /** Several are one step: all are done, or none; one undo takes them back. */
  edit(edit: Edit | readonly Edit[]): EditOutcome;
  /** Label of what was undone: the kind of the edit. */
  undo(): string | undefined;
  redo(): string | undefined;
  /** The person has seen that they were not taken. */
  forgetAside(edits: readonly AsideEdit[]): void;
  /** Who else is here; changes far more often than the map. */
  readonly presence: Pick<PresenceLine, "others" | "subscribe" | "show">;
  /** Try to connect at once. */
  retry(): void;
  /** All that is not yet on this computer's disk goes there. */
  keep(): void;
  close(): void;
}

export type RoomOpening =
  | { readonly kind: "open"; readonly room: RoomClient }
  /** There is no such map, or this page is too old for it. */
  | { readonly kind: "refused"; readonly code: RoomRefusal };

export interface RoomOptions {
  /** ws: or wss: address of the room. */
  readonly url: string;
  readonly map: MapId;
  readonly newSocket?: NewSocket;
  /** Ends the attempt while the room is not open yet; afterwards it has no effect. */
  readonly signal?: AbortSignal;
  /** Absent: nothing outlives the page. */
  readonly store?: MapStore;
  readonly tabs?: JoinTabs;
  /** How long a map that lies on this computer waits for the server before it is shown, ms. */
  readonly patienceMs?: number;
}

/** A server that runs answers sooner; one that does not is not waited for longer. */
const usualPatienceMs = 1_500;
/** Joins the room of a map; resolves when the map is here, from the server or from this computer. */
export async function openRoom(options: RoomOptions): Promise<RoomOpening> {
  const store = options.store ?? createMemoryMapStore();
  const loaded = await store.load(randomName());
  return new Promise((resolve) => {
    let isOpen = false;
    const open = () => {
      isOpen = true;
      resolve({ kind: "open", room });
    };
    const isHere = loaded.head.epoch >= 0;
    const room = createRoomClient(
      { ...options, store, loaded },
      {
        welcome: open,
        lost: () => {
          if (isHere) open();
        },
        ended: (code) => {
          resolve({ kind: "refused", code });
          if (!isOpen) room.close();
        },
      },
    );
    if (isHere) setTimeout(open, options.patienceMs ?? usualPatienceMs);
    const leave = () => {
      if (!isOpen) room.close();
    };
    if (options.signal?.aborted) leave();
    options.signal?.addEventListener("abort", leave);
  });
}
