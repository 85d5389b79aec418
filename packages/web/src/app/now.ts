import { dayText } from "@itinera/core";
import { useSyncExternalStore } from "react";
import { useZoneDays } from "./calendar.ts";

/** How often the page's clock moves, in milliseconds: it is read in minutes. */
const beat = 30_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

const tick = () => {
  now = Date.now();
  for (const watcher of watchers) watcher();
};

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(tick, beat);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time, in milliseconds since 1970, to within half a minute; whoever uses it is drawn again as it passes. */
export const useNow = (): number =>
  useSyncExternalStore(watch, () => {
    // Nobody has watched for a while: the clock stood still.
    if (watchers.size === 0 && Date.now() - now > beat) now = Date.now();
    return now;
  });

/** The day, as 2026-03-31, where the workspace is. */
export const useToday = (): string => dayText(useZoneDays().of(useNow()));
