import { useSyncExternalStore } from "react";
import type { RoomClient, RoomNow } from "../../room/room-client.ts";

/** The room as it is, drawn again at each change. */
export const useRoomNow = (room: RoomClient): RoomNow => useSyncExternalStore(room.subscribe, room.now);
