import SQLite from "better-sqlite3";
import { chmodSync, closeSync, existsSync, openSync } from "node:fs";

/**
 * Sees to it that only the owner may read a database, also in a folder that others may enter; new
 * journals take its rights over. A file that is there is not opened: closing it again would drop
 * whatever locks this process holds on it.
 */
export function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  for (const one of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) {
    if (existsSync(one)) chmodSync(one, 0o600);
  }
}

/**
 * A connection whose commits survive a power cut. A reopened WAL file comes back with
 * synchronous=NORMAL, so FULL is set on every connection, and looked at, not believed.
 */
export function connect(file: string): SQLite.Database {
  makePrivate(file);
  const database = new SQLite(file);
  try {
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    // The owner is alone; only a checkpoint or a backup tool may hold the file for a moment.
    database.pragma("busy_timeout = 5000");
    const journal: unknown = database.pragma("journal_mode", { simple: true });
    const synchronous: unknown = database.pragma("synchronous", { simple: true });
    if (journal !== "wal" || synchronous !== 2)
      throw new Error(`${file}: journal_mode ${String(journal)}, synchronous ${String(synchronous)}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
