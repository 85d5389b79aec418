import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import type { OwnDatabase } from "../store.ts";
import { tryLock } from "./locks.ts";

const retryMs = 500;

/** That this process works in the database, for as long as it does: others see whether they may, too. */
export interface Seat {
  leave(): Promise<void>;
}

/** undefined: somebody else is there, and one of the two wants to be alone. */
export async function takeSeat({ url, alone, waitMs = 0 }: OwnDatabase): Promise<Seat | undefined> {
  const patience = performance.now() + waitMs;
  const left = new AbortController();
  let lock: Client | undefined;

  async function take(): Promise<boolean> {
    const taken = await tryLock(url, "server", alone ? "exclusive" : "shared");
    if (!taken) return false;
    lock = taken;
    taken.once("end", () => {
      if (!left.signal.aborted) void takeAgain();
    });
    return true;
  }

  /** A database that was restarted has forgotten its locks. */
  async function takeAgain(): Promise<void> {
    while (!left.signal.aborted) {
      await sleep(retryMs, undefined, { ref: false });
      if (await take().catch(() => false)) return;
    }
  }

  while (!(await take())) {
    if (performance.now() >= patience) return undefined;
    await sleep(retryMs);
  }
  return {
    leave: async () => {
      left.abort();
      await lock?.end();
    },
  };
}
