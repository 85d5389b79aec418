import SQLite from "better-sqlite3";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { FileId } from "../files.ts";
import { connect } from "./connection.ts";
import {
  databaseNames,
  faultOf,
  firstWithEvents,
  lookAt,
  versionOf,
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
 * All databases as a power cut would have left them at one moment, each as one file without a journal. Throws
 * when there is no space for them, or when it is stopped.
 */
export async function copyDatabases(options: DatabaseCopyingOptions): Promise<DatabaseCopying> {
  const frozen = freeze(options.directory);
  if (frozen.kind !== "frozen") return frozen;
  try {
    const versions: Partial<Record<DatabaseName, number>> = {};
    const files: FileId[] = [];
    for (const [name, database] of frozen.databases) {
      const copied = await copy(name, database, options);
      if (copied.kind !== "sound") return copied;
      versions[name] = copied.version;
      files.push(...copied.files);
    }
    // Those that have to be there, are: `freeze` has opened them.
    return { kind: "copied", versions: versions as DatabaseVersions, files };
  } finally {
    for (const one of frozen.databases.values()) one.close();
  }
}

interface Frozen {
  readonly kind: "frozen";
  readonly databases: ReadonlyMap<DatabaseName, SQLite.Database>;
}

const readSchema = (database: SQLite.Database) =>
  database.prepare("SELECT count(*) FROM sqlite_schema").get();

/** Connections that see the databases as they are at one moment, until they are closed. */
function freeze(directory: string): Frozen | Exclude<DatabaseCopying, { kind: "copied" }> {
  const opened: SQLite.Database[] = [];
  const closeAll = () => {
    for (const one of opened) one.close();
  };
  let at: DatabaseName = "itinera.db";
  const open = (name: DatabaseName) => {
    at = name;
    const database = connect(path.join(directory, name));
    opened.push(database);
    readSchema(database);
    return database;
  };
  try {
    const databases = new Map<DatabaseName, SQLite.Database>();
    for (const name of databaseNames) {
      if (existsSync(path.join(directory, name))) databases.set(name, open(name));
      else if (name !== "events.db" || hasEvents(databases)) {
        closeAll();
        return { kind: "absent", name };
      }
    }
    const gates = [...databases.keys()].filter((name) => name !== "itinera.db").map(open);
    // Whoever edits or sends events waits for this millisecond. The first database is not locked: its writers do not
    // expect that, and whenever it is read within the millisecond, the others are at the same moment.
    for (const gate of gates) gate.exec("BEGIN IMMEDIATE");
    for (const one of databases.values()) {
      one.exec("BEGIN");
      readSchema(one);
    }
    for (const gate of gates) gate.close();
    return { kind: "frozen", databases };
  } catch (error) {
    closeAll();
    return faultOf(at, error);
  }
}

/** One that never had an `events.db` is whole without it; one that had has lost it. */
function hasEvents(databases: ReadonlyMap<DatabaseName, SQLite.Database>): boolean {
  const first = databases.get("itinera.db");
  return first !== undefined && versionOf(first) >= firstWithEvents;
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
