import type { MapId } from "@itinera/core";
import { ProblemError } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { client } from "../api/client.ts";
import type { RoomClient, RoomEnd } from "../room/room-client.ts";

/** Pause before the server is asked again, ms. */
const askAgain = 2_000;

/** Where nobody is signed in (401), the room waits: they may come back. */
const ends: Readonly<Record<number, RoomEnd>> = { 403: "closed", 404: "gone" };

async function lookAt(id: MapId): Promise<RoomEnd | "open"> {
  try {
    // The list is far smaller than a map, and most often enough.
    if ((await client.maps()).maps.some((one) => one.id === id)) return "open";
    await client.map(id);
    return "open";
  } catch (error) {
    const end = error instanceof ProblemError ? ends[error.status] : undefined;
    if (end) return end;
    throw error;
  }
}

/**
 * Whether the map is still open to this person. A room that is refused at the door loses its connection and is not
 * told why: as long as there is none, the server is asked in another way.
 */
export function useDoor(id: MapId, room: RoomClient): "open" | "shut" {
  const state = useSyncExternalStore(room.subscribe, () => room.now().state);
  const isOffline = state === "offline";
  const { data: door } = useQuery({
    queryKey: ["door", id],
    queryFn: () => lookAt(id),
    enabled: isOffline,
    refetchInterval: askAgain,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => {
    if (isOffline && door !== undefined && door !== "open") room.end(door);
  }, [isOffline, door, room]);
  return state === "revoked" ? "shut" : "open";
}
