import SQLite from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { connect } from "./connection.ts";
import { migrate } from "./migrate.ts";
import type { RoomLogBatch, RoomLogReply } from "./room-log-calls.ts";
import { roomLogDatabase, roomLogMigrations } from "./room-log-database.ts";

// The thread that owns rooms.db: an fsync never stops the event loop that serves the sockets.

if (!parentPort) throw new Error("room-log-writer runs as a worker thread");
const port = parentPort;
const reply = (message: RoomLogReply) => {
  port.postMessage(message);
};

const database = connect((workerData as { readonly file: string }).file);
const migrated = migrate(database, roomLogMigrations);
if (migrated.kind === "newer") {
  database.close();
  reply(migrated);
} else {
  const carryOut = roomLogDatabase(database);
  port.on("message", (batch: RoomLogBatch | "close") => {
    if (batch === "close") {
      database.close();
      port.close();
      return;
    }
    try {
      reply({ kind: "done", results: carryOut(batch) });
    } catch (error) {
      const code = error instanceof SQLite.SqliteError ? error.code : undefined;
      reply({ kind: "failed", error: String(error), code });
    }
  });
  reply({ kind: "opened" });
}
