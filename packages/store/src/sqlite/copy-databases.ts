import SQLite from "better-sqlite3";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { FileId } from "../files.ts";
import { connect } from "./connection.ts";
import {
  databaseNames,
  faultOf,
  lookAt,
  type DatabaseFault,
  type DatabaseName,
  type DatabaseVersions,
} from "./databases.ts";
import { namedFiles } from "./named-files.ts";

/** About 4 MB: between two of these, others in this process have their turn. */
const pagesAtOnce = 1_000;

export type DatabaseCopying =
  | {
      readonly kind: "copied";
      readonly versions: DatabaseVersions;
      /** Without which the copies are not whole. */
      readonly files: readonly FileId[];
    }
  | { readonly kind: "absent"; readonly name: DatabaseName }
  | DatabaseFault;

export interface DatabaseCopyingOptions {
  /** A data folder, whether a server works in it or not. */
  readonly directory: string;
  /** A folder for the copies, which have the names of what they are copies of and are not there yet. */
  readonly into: string;
  readonly signal: AbortSignal;
  /** `share` from 0 to 1. */
  readonly onProgress?: (name: DatabaseName, share: number) => void;
}

/**
 * Both databases as a power cut would have left them at one moment, each as one file without a journal. Throws
 * when there is no space for them, or when it is stopped.
 */
export async function copyDatabases(options: DatabaseCopyingOptions): Promise<DatabaseCopying> {
  const { directory } = options;
  const absent = databaseNames.find((name) => !existsSync(path.join(directory, name)));
  if (absent) return { kind: "absent", name: absent };
  const frozen = freeze(directory);
  if (frozen.kind !== "frozen") return frozen;
  const { itinera, rooms } = frozen;
  try {
    const first = await copy("itinera.db", itinera, options);
    if (first.kind !== "sound") return first;
    const second = await copy("rooms.db", rooms, options);
    if (second.kind !== "sound") return second;
    const versions = { "itinera.db": first.version, "rooms.db": second.version };
    return { kind: "copied", versions, files: first.files };
  } finally {
    itinera.close();
    rooms.close();
  }
}

interface Frozen {
  readonly kind: "frozen";
  readonly itinera: SQLite.Database;
  readonly rooms: SQLite.Database;
}

const readSchema = (database: SQLite.Database) =>
  database.prepare("SELECT count(*) FROM sqlite_schema").get();

/** Connections that see both databases as they are at one moment, until they are closed. */
function freeze(directory: string): Frozen | DatabaseFault {
  const opened: SQLite.Database[] = [];
  let at: DatabaseName = "itinera.db";
  const open = (name: DatabaseName) => {
    at = name;
    const database = connect(path.join(directory, name));
    opened.push(database);
    readSchema(database);
    return database;
  };
  try {
    const [itinera, rooms, gate] = [open("itinera.db"), open("rooms.db"), open("rooms.db")];
    // Whoever writes in a room waits for this millisecond. The other database is not locked: its writers do not
    // expect that, and whenever it is read within the millisecond, the rooms are at the same moment.
    gate.exec("BEGIN IMMEDIATE");
    for (const one of [itinera, rooms]) {
      one.exec("BEGIN");
      readSchema(one);
    }
    gate.close();
    return { kind: "frozen", itinera, rooms };
  } catch (error) {
    for (const one of opened) one.close();
    return faultOf(at, error);
  }
}

async function copy(
  name: DatabaseName,
  source: SQLite.Database,
  { into, signal, onProgress }: DatabaseCopyingOptions,
) {
  signal.throwIfAborted();
  const pages = path.join(into, `${name}.pages`);
  try {
    await source.backup(pages, {
      progress: ({ totalPages, remainingPages }) => {
        signal.throwIfAborted();
        onProgress?.(name, 1 - remainingPages / totalPages);
        return pagesAtOnce;
      },
    });
    return copyClean(name, pages, path.join(into, name));
  } catch (error) {
    return faultOf(name, error);
  } finally {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) await rm(pages + suffix, { force: true });
  }
}

/** Free pages still hold what was deleted: nobody shall find that in a backup. */
function copyClean(name: DatabaseName, from: string, to: string) {
  const database = new SQLite(from);
  try {
    const looked = lookAt(name, database);
    if (looked.kind !== "sound") return looked;
    const files = name === "itinera.db" ? namedFiles(database) : [];
    database.prepare("VACUUM INTO ?").run(to);
    return { ...looked, files };
  } finally {
    database.close();
  }
}
