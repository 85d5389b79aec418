import type { Workspaces } from "@itinera/store";
import type { Rooms } from "./room/rooms.ts";

/** How often it is looked whether another server changed who may do what. */
const lookEveryMs = 1_000;
/** A session that runs out tells nobody. */
const recheckEveryMs = 60_000;

export interface AccessWatch {
  /** Something was done here that may have changed it: looks at once. */
  look(): void;
  stop(): void;
}

/** Whoever may no longer do something, cannot on the maps that they have open either: at once here, in seconds elsewhere. */
export function watchAccess(
  workspaces: Pick<Workspaces, "accessNumber">,
  rooms: Pick<Rooms, "recheck">,
  report: (error: unknown) => void,
): AccessWatch {
  let known: number | undefined;
  let checked = 0;

  async function look(isSure: boolean): Promise<void> {
    const number = await workspaces.accessNumber();
    const isDue = performance.now() - checked > recheckEveryMs;
    if (!isSure && !isDue && number === known) return;
    known = number;
    checked = performance.now();
    await rooms.recheck();
  }

  const timer = setInterval(() => void look(false).catch(report), lookEveryMs);
  timer.unref();
  return {
    look: () => void look(true).catch(report),
    stop: () => clearInterval(timer),
  };
}
