import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { inject } from "vitest";
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
  const name = `itinera_${randomBytes(6).toString("hex")}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  writeFileSync(note, url.href);
  return url.href;
}

/** The store of this run's kind: the same tests are run on each. */
export async function openTestStore(options: StoreOptions): Promise<StoreOpening> {
  const server = inject("postgres");
  if (server === undefined) return openStore(options);
  const url = await databaseOf(server, options.directory);
  return openStore({ ...options, database: { url, alone: true, waitMs: 5_000 } });
}
