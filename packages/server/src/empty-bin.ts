import type { EpochMs, WorkspaceId } from "@itinera/core";
import type { Store } from "@itinera/store";
import type { Rooms } from "./room/rooms.ts";

const dayMs = 86_400_000;
/** So long a deleted map can be brought back. */
export const keptDays = 30;

/** Takes away for good what has lain in the bin for too long: maps with their documents, and personas. */
export async function emptyBin(
  store: Store,
  rooms: Rooms,
  workspace: WorkspaceId,
  now: EpochMs,
): Promise<void> {
  const before = (now - keptDays * dayMs) as EpochMs;
  for (const map of await store.maps.binnedBefore(workspace, before)) {
    // The document first: what is left of a broken attempt is still in the bin, and found again.
    await rooms.remove({ workspace, map });
    await store.maps.remove(workspace, map);
  }
  await store.personas.removeBinnedBefore(workspace, before);
}

/** Now and once a day, until it is stopped. A failure is reported, and the next day tries again. */
export function emptyBinDaily(empty: () => Promise<void>, report: (error: unknown) => void): () => void {
  const run = () => void empty().catch(report);
  run();
  const timer = setInterval(run, dayMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
