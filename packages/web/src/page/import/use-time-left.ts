import type { ImportLine } from "@itinera/protocol";
import { useState } from "react";
import { leftKey, timeLeft } from "./time-left.ts";

/** How long a reading will still take, by its pace since this page has watched it; `at`: when the line was asked for. */
export function useTimeLeft({ state, bytes, bytesRead }: ImportLine, at: number) {
  const now = { at, done: bytesRead };
  const [first, setFirst] = useState(now);
  if (state !== "reading") {
    // The pace begins with the reading itself.
    if (first.at !== at) setFirst(now);
    return undefined;
  }
  const left = timeLeft(first, now, bytes);
  return left === undefined ? undefined : leftKey(left);
}
