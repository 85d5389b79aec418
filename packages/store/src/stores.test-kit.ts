import type { EpochMs } from "@itinera/core";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { openStore, type Store, type StoreOptions } from "./index.ts";
import { startPostgres } from "./testing/postgres-server.test-kit.ts";

export interface StoreUnderTest {
  readonly store: Store;
  /** Closes and opens the same data again, as a restart does. */
  reopen(): Promise<Store>;
  end(): Promise<void>;
}

export async function opened(directory: string, rest: Omit<StoreOptions, "directory"> = {}): Promise<Store> {
  const opening = await openStore({ directory, ...rest });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  return opening.store;
}

export const temporaryFolder = () => mkdtemp(path.join(tmpdir(), "itinera-store-"));

type OpenForTest = (now?: () => EpochMs) => Promise<StoreUnderTest>;

async function underTest(rest: Omit<StoreOptions, "directory">): Promise<StoreUnderTest> {
  const directory = await temporaryFolder();
  let store = await opened(directory, rest);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await opened(directory, rest);
      return store;
    },
    end: async () => {
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** Every kind of store obeys the same laws; a new one is added here. Those that can be had here. */
export async function stores(): Promise<readonly (readonly [name: string, open: OpenForTest])[]> {
  const postgres = await startPostgres();
  afterAll(() => postgres?.stop());
  const clock = (now?: () => EpochMs) => (now ? { now } : {});
  return [
    ["sqlite", (now) => underTest(clock(now))],
    ...(postgres
      ? [
          [
            "postgres",
            async (now?: () => EpochMs) =>
              underTest({ ...clock(now), database: { url: await postgres.database(), alone: true } }),
          ] as const,
        ]
      : []),
  ];
}
