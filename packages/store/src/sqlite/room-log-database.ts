import type SQLite from "better-sqlite3";
import type { LoadedRoom, LoggedUpdate, RoomKey, RoomState, Seq } from "../room-log.ts";
import type { Migrations } from "./migrate.ts";
import type { RoomLogCall, RoomLogResult } from "./room-log-calls.ts";

/** Updates kept behind the state: a client that comes back gets these instead of a diff. */
const keptBehindState = 1_000;

/** `rooms.db`: a file of its own, so that no lock is shared with the relational one. */
export const roomLogMigrations: Migrations = [
  `
  CREATE TABLE map_head (
    workspace TEXT NOT NULL, map TEXT NOT NULL,
    epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (workspace, map)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE map_update (
    workspace TEXT NOT NULL, map TEXT NOT NULL, seq INTEGER NOT NULL,
    author TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (workspace, map, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE map_state (
    workspace TEXT NOT NULL, map TEXT NOT NULL,
    seq INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (workspace, map)
  ) STRICT;
  `,
];

/** Carries out batches of calls; throws when nothing of the batch was stored. */
export function roomLogDatabase(
  database: SQLite.Database,
): (batch: readonly RoomLogCall[]) => RoomLogResult[] {
  const advance = database.prepare<[string, string, number, number], { seq: Seq }>(
    `INSERT INTO map_head (workspace, map, epoch, seq) VALUES (?, ?, 0, ?)
     ON CONFLICT (workspace, map) DO UPDATE SET seq = seq + ? RETURNING seq`,
  );
  const insert = database.prepare(
    "INSERT INTO map_update (workspace, map, seq, author, at, bytes) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const head = database.prepare<[string, string], Pick<LoadedRoom, "epoch" | "seq" | "at">>(
    `SELECT epoch, seq, at FROM map_head JOIN map_update USING (workspace, map, seq)
     WHERE workspace = ? AND map = ?`,
  );
  const state = database.prepare<[string, string], RoomState>(
    "SELECT seq, bytes FROM map_state WHERE workspace = ? AND map = ?",
  );
  const updates = database.prepare<[string, string, number], LoggedUpdate>(
    "SELECT seq, author, at, bytes FROM map_update WHERE workspace = ? AND map = ? AND seq > ? ORDER BY seq",
  );
  const putState = database.prepare(
    `INSERT INTO map_state (workspace, map, seq, bytes) VALUES (?, ?, ?, ?)
     ON CONFLICT (workspace, map) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes`,
  );
  const trim = database.prepare("DELETE FROM map_update WHERE workspace = ? AND map = ? AND seq <= ?");
  const removals = ["map_head", "map_update", "map_state"].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE workspace = ? AND map = ?`),
  );

  function load({ workspace, map }: RoomKey): LoadedRoom | undefined {
    const found = head.get(workspace, map);
    if (!found) return undefined;
    const base = state.get(workspace, map);
    return { ...found, state: base, updates: updates.all(workspace, map, base?.seq ?? 0) };
  }

  function carryOut(call: RoomLogCall): RoomLogResult {
    const { workspace, map } = call.room;
    switch (call.kind) {
      case "append": {
        const count = call.updates.length;
        const { seq } = advance.get(workspace, map, count, count) as { seq: Seq };
        for (const [at, update] of call.updates.entries())
          insert.run(workspace, map, seq - count + 1 + at, update.author, update.at, update.bytes);
        return seq;
      }
      case "load":
        return load(call.room);
      case "save-state":
        putState.run(workspace, map, call.state.seq, call.state.bytes);
        trim.run(workspace, map, call.state.seq - keptBehindState);
        return undefined;
      case "remove":
        for (const removal of removals) removal.run(workspace, map);
        return undefined;
    }
  }

  const together = database.transaction((batch: readonly RoomLogCall[]) => batch.map(carryOut));
  return (batch) => together.immediate(batch);
}
