import { openStore, type Store, type StoreOptions } from "@itinera/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { startPostgres } from "../../store/src/testing/postgres-server.test-kit.ts";

interface OpenedStore {
  readonly store: Store;
  end(): Promise<void>;
}

async function opened(rest: Omit<StoreOptions, "directory">): Promise<OpenedStore> {
  const directory = await mkdtemp(join(tmpdir(), "itinera-store-"));
  const opening = await openStore({ directory, ...rest });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  const { store } = opening;
  return {
    store,
    async end() {
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

/** Every kind of store that can be had here. */
export const storesUnderTest: readonly (readonly [name: string, open: () => Promise<OpenedStore>])[] = [
  ["sqlite", () => opened({})],
  ...(postgres
    ? [
        [
          "postgres",
          async () => opened({ database: { url: await postgres.database(), alone: true } }),
        ] as const,
      ]
    : []),
];
