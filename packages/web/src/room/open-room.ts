import type { MapId } from "@itinera/core";
import type { RoomRefusal } from "@itinera/protocol";
import type { NewSocket } from "./connection.ts";
import { createRoomClient } from "./create-room-client.ts";
import type { MapStore } from "./map-store.ts";
import { createMemoryMapStore } from "./memory-map-store.ts";
import { randomName } from "./random-name.ts";
import type { RoomClient } from "./room-client.ts";
import type { JoinTabs } from "./tabs.ts";

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
  /** The server could not be reached, or does not let this page in: each time that it is tried. */
  readonly onTrouble?: () => void;
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
          options.onTrouble?.();
          if (isHere) open();
        },
        ended: (code) => {
          options.onTrouble?.();
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
