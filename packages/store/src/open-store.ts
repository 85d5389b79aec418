import type { EpochMs } from "@itinera/core";
import { randomBytes } from "node:crypto";
import { statfs } from "node:fs/promises";
import path from "node:path";
import { folderBytes } from "./folder/folder-bytes.ts";
import { filesIn } from "./folder/files.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import type { Space, StoreOpening, StoreOptions } from "./store.ts";

/** Opens a data folder, making or upgrading what is in it. Its owner is this process (`takeOwnership`). */
export async function openStore(options: StoreOptions): Promise<StoreOpening> {
  const {
    directory,
    database,
    sharedFiles,
    newId = () => randomBytes(12).toString("hex"),
    now = () => Date.now() as EpochMs,
  } = options;
  const opened = await (database
    ? openPostgres({ database, newId, now })
    : openSqlite({ directory, newId, now }));
  if (opened.kind !== "open") return opened;
  const { databank } = opened;
  const filesDirectory = sharedFiles ?? path.join(directory, "files");
  try {
    const files = await filesIn(filesDirectory, { shared: sharedFiles !== undefined });
    const { databaseBytes, ...tables } = databank;
    const space = async (): Promise<Space> => ({
      databases: await databaseBytes(),
      files: await folderBytes(filesDirectory),
      free: await freeBytes(directory),
    });
    return { kind: "open", store: { ...tables, files, space } };
  } catch (error) {
    await databank.close();
    return { kind: "unreadable", detail: String(error) };
  }
}

async function freeBytes(directory: string): Promise<number | null> {
  const disk = await statfs(directory).catch(() => undefined);
  return disk ? disk.bavail * disk.bsize : null;
}
