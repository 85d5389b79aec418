import { lint } from "@itinera/core";
import { useEffect } from "react";
import { useHands } from "../editor/desk.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import { dayOf } from "../inspector/evidence/is-expired.ts";
import { useRemarks } from "./remarks.ts";

/** After the last edit, ms: nobody is told while they still write. */
const pause = 400;

/** Looks the map through after each edit. */
export function useWatchRemarks(): void {
  const { room } = useHands();
  const { map } = useRoomNow(room);
  const isOn = useRemarks((state) => state.isOn);
  const set = useRemarks((state) => state.set);
  useEffect(() => {
    const timer = setTimeout(() => set(map, isOn ? lint(map, dayOf(Date.now())) : []), pause);
    return () => clearTimeout(timer);
  }, [map, isOn, set]);
}
