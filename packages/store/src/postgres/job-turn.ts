import type { JobTurn } from "../jobs.ts";
import { tryLock } from "./locks.ts";

/** A lock on a connection of its own: it ends with this process, or with the way to the database. */
export async function takeJobTurn(url: string): Promise<JobTurn | undefined> {
  const held = await tryLock(url, "jobs");
  if (!held) return undefined;
  const lost = new AbortController();
  const lose = () => {
    lost.abort();
  };
  held.once("end", lose);
  return {
    lost: lost.signal,
    release: async () => {
      held.off("end", lose);
      await held.end();
    },
  };
}
