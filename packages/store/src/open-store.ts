import type { EpochMs } from "@itinera/core";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { filesIn } from "./folder/files.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import type { StoreOpening, StoreOptions } from "./store.ts";

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
  try {
    const files = await filesIn(sharedFiles ?? path.join(directory, "files"), {
      shared: sharedFiles !== undefined,
    });
    return { kind: "open", store: { ...databank, files } };
  } catch (error) {
    await databank.close();
    return { kind: "unreadable", detail: String(error) };
  }
}
