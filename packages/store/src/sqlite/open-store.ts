import type { EpochMs } from "@itinera/core";
import type SQLite from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { filesIn } from "../folder/files.ts";
import type { Database } from "../sql/database.ts";
import { eventLogIn } from "../sql/event-log.ts";
import { importsIn } from "../sql/imports.ts";
import { jobsIn, releaseJobs } from "../sql/jobs.ts";
import { mapsIn } from "../sql/maps.ts";
import { projectsIn } from "../sql/projects.ts";
import { settingsIn } from "../sql/settings.ts";
import type { Tables } from "../sql/tables.ts";
import type { StoreOpening, StoreOptions } from "../store.ts";
import { connect } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { openRoomLog } from "./room-log.ts";

/** Opens a data folder, making or upgrading what is in it. Its owner is this process (`takeOwnership`). */
export async function openStore(options: StoreOptions): Promise<StoreOpening> {
  try {
    return await open(options);
  } catch (error) {
    return { kind: "unreadable", detail: String(error) };
  }
}

async function open({
  directory,
  newId = () => randomBytes(12).toString("hex"),
  now = () => Date.now() as EpochMs,
}: StoreOptions): Promise<StoreOpening> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const sqlite = connect(path.join(directory, "itinera.db"));
  try {
    const files = await filesIn(path.join(directory, "files"));
    const migrated = migrate(sqlite, migrations);
    const rooms = migrated.kind === "newer" ? migrated : await openRoomLog(path.join(directory, "rooms.db"));
    if (rooms.kind === "newer") {
      sqlite.close();
      return rooms;
    }
    const db = kyselyOf(sqlite);
    await releaseJobs(db);
    const database: Database = { db, newId, now };
    return {
      kind: "open",
      store: {
        projects: projectsIn(database),
        maps: mapsIn(database),
        events: eventLogIn(database),
        imports: importsIn(database),
        jobs: jobsIn(database),
        settings: settingsIn(database),
        files,
        rooms: rooms.log,
        close: async () => {
          await rooms.log.close();
          await db.destroy();
        },
      },
    };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

const kyselyOf = (database: SQLite.Database) =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
