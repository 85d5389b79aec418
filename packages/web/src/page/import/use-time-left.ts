import type { ImportLine } from "@itinera/protocol";
import { useEffect, useState } from "react";
import { leftKey, timeLeft, type Moment } from "./time-left.ts";

/** How long a reading will still take, by its pace since this page has watched it. */
export function useTimeLeft({ id, state, bytes, bytesRead }: ImportLine) {
  const [watched, watch] = useState<{ readonly id: string; readonly first: Moment; readonly last: Moment }>();
  useEffect(() => {
    if (state !== "reading") return;
    const now = { at: performance.now(), done: bytesRead };
    watch((before) => (before?.id === id ? { ...before, last: now } : { id, first: now, last: now }));
  }, [id, state, bytesRead]);
  if (state !== "reading" || watched?.id !== id) return undefined;
  const left = timeLeft(watched.first, watched.last, bytes);
  return left === undefined ? undefined : leftKey(left);
}
