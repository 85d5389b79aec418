import type { EpochMs, NewId } from "@itinera/core";
import type SQLite from "better-sqlite3";
import { Kysely } from "kysely";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { folderBytes } from "../folder/folder-bytes.ts";
import type { JobTurn } from "../jobs.ts";
import type { Database } from "../sql/database.ts";
import { releaseJobs } from "../sql/jobs.ts";
import { relationalIn } from "../sql/relational.ts";
import type { Tables } from "../sql/tables.ts";
import type { DatabankOpening } from "../store.ts";
import { connect } from "./connection.ts";
import { databaseNames } from "./databases.ts";
import { dialectOf } from "./dialect.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { openRoomLog } from "./room-log.ts";
import { openStream } from "./stream.ts";

interface SqliteOptions {
  readonly directory: string;
  readonly newId: NewId;
  readonly now: () => EpochMs;
}

/** The three files of a data folder. */
export async function openSqlite(options: SqliteOptions): Promise<DatabankOpening> {
  const isThere = (name: string) => existsSync(path.join(options.directory, name));
  // It is made first. Begun anew, it would know none of the files, which would be cleared away.
  const other = databaseNames.find(isThere);
  if (other !== undefined && !isThere("itinera.db"))
    return { kind: "unreadable", detail: `it has a ${other} but no itinera.db; a copy of it was cut short` };
  try {
    return await open(options);
  } catch (error) {
    return { kind: "unreadable", detail: String(error) };
  }
}

/** The folder has one owner, who does its jobs one after another. */
const theOnlyTurn: JobTurn = { lost: new AbortController().signal, release: () => Promise.resolve() };

async function open({ directory, newId, now }: SqliteOptions): Promise<DatabankOpening> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const sqlite = connect(path.join(directory, "itinera.db"));
  try {
    const migrated = migrate(sqlite, migrations);
    const logs = migrated.kind === "newer" ? migrated : await openLogs(directory);
    if (logs.kind === "newer") {
      sqlite.close();
      return logs;
    }
    const { rooms, stream } = logs;
    const db = kyselyOf(sqlite);
    await releaseJobs(db);
    const database: Database = {
      db,
      newId,
      now,
      transact: (act) => db.transaction().execute(act),
      skipLocked: (rows) => rows,
      takeTurn: () => Promise.resolve(theOnlyTurn),
    };
    return {
      kind: "open",
      databank: {
        ...relationalIn(database),
        identity: { db, type: "sqlite" },
        rooms,
        stream,
        // With their journals.
        databaseBytes: () =>
          folderBytes(directory, (name) => /^(itinera|rooms|events)\.db(-wal|-shm)?$/.test(name)),
        close: async () => {
          await rooms.close();
          await stream.close();
          await db.destroy();
        },
      },
    };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** The databases with threads of their own. */
async function openLogs(directory: string) {
  const rooms = await openRoomLog(path.join(directory, "rooms.db"));
  if (rooms.kind === "newer") return rooms;
  try {
    const stream = await openStream(path.join(directory, "events.db"));
    if (stream.kind === "open") return { kind: "open", rooms: rooms.log, stream: stream.stream } as const;
    await rooms.log.close();
    return stream;
  } catch (error) {
    await rooms.log.close();
    throw error;
  }
}

const kyselyOf = (database: SQLite.Database) => new Kysely<Tables>({ dialect: dialectOf(database) });
