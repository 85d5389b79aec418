import SQLite from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import type { Migrations } from "../sql/migrations.ts";
import { connect } from "./connection.ts";
import type { ThreadReply } from "./database-thread.ts";
import { migrate } from "./migrate.ts";

/** Carries out a batch of calls, a result per call; throws when nothing of the batch was stored. */
export type CarryOut<Call, Result> = (batch: readonly Call[]) => readonly Result[];

/** What a thread does that owns a database: an fsync never stops the event loop that serves the requests. */
export function serveDatabase<Call, Result>(
  migrations: Migrations,
  carryOutIn: (database: SQLite.Database) => CarryOut<Call, Result>,
): void {
  if (!parentPort) throw new Error("a database is served in a worker thread");
  const port = parentPort;
  const reply = (message: ThreadReply<Result>) => {
    port.postMessage(message);
  };

  const database = connect((workerData as { readonly file: string }).file);
  const migrated = migrate(database, migrations);
  if (migrated.kind === "newer") {
    database.close();
    reply(migrated);
    return;
  }
  const carryOut = carryOutIn(database);
  port.on("message", (batch: readonly Call[] | "close") => {
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
