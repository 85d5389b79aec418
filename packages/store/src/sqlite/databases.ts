import SQLite from "better-sqlite3";
import type { Migrations } from "../sql/migrations.ts";
import { migrations } from "./migrations.ts";
import { roomLogMigrations } from "./room-log-database.ts";
import { streamMigrations } from "./stream-database.ts";

/** The databases of a data folder. The rest of it is files, or can be made again from both. */
export const databaseNames = ["itinera.db", "rooms.db", "events.db"] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** Of the tables in each. There is no `events.db` yet where `itinera.db` is older than `firstWithEvents`. */
export type DatabaseVersions = Readonly<Record<"itinera.db" | "rooms.db", number>> & {
  readonly "events.db"?: number | undefined;
};

/** Version of `itinera.db`. */
export const firstWithEvents = 7;

const steps: Readonly<Record<DatabaseName, Migrations>> = {
  "itinera.db": migrations,
  "rooms.db": roomLogMigrations,
  "events.db": streamMigrations,
};

export type DatabaseFault =
  | { readonly kind: "newer"; readonly name: DatabaseName; readonly found: number; readonly known: number }
  /** Damaged, not a database, or not to be read by this user. */
  | { readonly kind: "unreadable"; readonly name: DatabaseName; readonly detail: string };

export type LookedAt = { readonly kind: "sound"; readonly version: number } | DatabaseFault;

export const versionOf = (database: SQLite.Database): number =>
  database.pragma("user_version", { simple: true }) as number;

/** Whether this program knows the tables, and SQLite finds nothing broken. It reads all of the file. */
export function lookAt(name: DatabaseName, database: SQLite.Database): LookedAt {
  const version = versionOf(database);
  const known = steps[name].length;
  if (version > known) return { kind: "newer", name, found: version, known };
  const found: unknown = database.pragma("quick_check(1)", { simple: true });
  return found === "ok" ? { kind: "sound", version } : { kind: "unreadable", name, detail: String(found) };
}

const locked = new Set(["EACCES", "EPERM", "EROFS"]);
/** SQLite tells a full disk that could not take its index of the journal by the size of that index. */
const full = new Set(["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"]);

/** The fault of a database that an error tells of. What is not its fault is thrown on, a full disk among it. */
export function faultOf(name: DatabaseName, error: unknown): DatabaseFault {
  const { code = "", message } = error as { code?: string; message: string };
  const isItsFault = error instanceof SQLite.SqliteError ? !full.has(code) : locked.has(code);
  if (!isItsFault) throw error;
  return { kind: "unreadable", name, detail: message };
}
