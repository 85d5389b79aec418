import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inject } from "vitest";
import { newDatabase } from "./new-database.test-kit.ts";
import { openStore, type StoreOpening, type StoreOptions } from "../index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of a PostgreSQL for the stores of this run's tests; absent: they lie in their folders. */
    postgres?: string;
  }
}

/** A database of its own for each folder; the same one when the folder is opened again. */
async function databaseOf(server: string, directory: string): Promise<string> {
  const note = path.join(directory, "database.url");
  if (existsSync(note)) return readFileSync(note, "utf8");
  const url = await newDatabase(server);
  writeFileSync(note, url);
  return url;
}

/** The store of this run's kind: the same tests are run on each. */
export async function openTestStore(options: StoreOptions): Promise<StoreOpening> {
  const server = inject("postgres");
  if (server === undefined) return openStore(options);
  const url = await databaseOf(server, options.directory);
  return openStore({ ...options, database: { url, alone: true, waitMs: 5_000 } });
}
