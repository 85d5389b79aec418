import type { EpochMs } from "@itinera/core";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore, type Store } from "./index.ts";

export interface StoreUnderTest {
  readonly store: Store;
  /** Closes and opens the same data again, as a restart does. */
  reopen(): Promise<Store>;
  end(): Promise<void>;
}

export async function opened(directory: string, now?: () => EpochMs): Promise<Store> {
  const opening = await openStore(now ? { directory, now } : { directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  return opening.store;
}

export const temporaryFolder = () => mkdtemp(path.join(tmpdir(), "itinera-store-"));

/** Every kind of store obeys the same laws; a new one is added here. */
export const stores: Readonly<Record<string, (now?: () => EpochMs) => Promise<StoreUnderTest>>> = {
  sqlite: async (now) => {
    const directory = await temporaryFolder();
    let store = await opened(directory, now);
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await opened(directory, now);
        return store;
      },
      end: async () => {
        await store.close();
        await rm(directory, { recursive: true });
      },
    };
  },
};
