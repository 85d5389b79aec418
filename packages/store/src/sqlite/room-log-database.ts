import type SQLite from "better-sqlite3";
import {
  keptBehindState,
  type ClientOwner,
  type LoadedRoom,
  type LoggedUpdate,
  type NewUpdate,
  type RoomHead,
  type RoomKey,
  type RoomState,
  type Seq,
} from "../room-log.ts";
import type { Migrations } from "../sql/migrations.ts";
import type { RoomLogCall, RoomLogResult } from "./room-log-calls.ts";
import type { CarryOut } from "./serve-database.ts";

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
  `
  CREATE TABLE map_client (
    workspace TEXT NOT NULL, map TEXT NOT NULL, client INTEGER NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (workspace, map, client)
  ) STRICT, WITHOUT ROWID;
  `,
];

export function roomLogDatabase(database: SQLite.Database): CarryOut<RoomLogCall, RoomLogResult> {
  const advance = database.prepare<[string, string, number, number], { epoch: number; seq: Seq }>(
    `INSERT INTO map_head (workspace, map, epoch, seq) VALUES (?, ?, 0, ?)
     ON CONFLICT (workspace, map) DO UPDATE SET seq = seq + ? RETURNING epoch, seq`,
  );
  const startEpoch = database.prepare<[string, string, number], { epoch: number; seq: Seq }>(
    `UPDATE map_head SET epoch = epoch + 1, seq = seq + 1
     WHERE workspace = ? AND map = ? AND seq = ? RETURNING epoch, seq`,
  );
  const claim = database.prepare(
    `INSERT INTO map_client (workspace, map, client, author) VALUES (?, ?, ?, ?)
     ON CONFLICT (workspace, map, client) DO NOTHING`,
  );
  const owners = database.prepare<[string, string], ClientOwner>(
    "SELECT client, author FROM map_client WHERE workspace = ? AND map = ?",
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
  const clearTable = (table: string) =>
    database.prepare<[string, string]>(`DELETE FROM ${table} WHERE workspace = ? AND map = ?`);
  const clearDocument = ["map_update", "map_state", "map_client"].map(clearTable);
  const clearHead = clearTable("map_head");

  function store({ workspace, map }: RoomKey, seq: number, update: NewUpdate): void {
    insert.run(workspace, map, seq, update.author, update.at, update.bytes);
    for (const client of update.claims ?? []) claim.run(workspace, map, client, update.author);
  }

  function append(room: RoomKey, epoch: number, added: readonly NewUpdate[]): Seq {
    const { workspace, map } = room;
    const now = advance.get(workspace, map, added.length, added.length);
    if (now?.epoch !== epoch) throw new Error(`map ${map} is not at epoch ${epoch}`);
    const first = now.seq - added.length + 1;
    for (const [at, update] of added.entries()) store(room, first + at, update);
    return now.seq;
  }

  function load({ workspace, map }: RoomKey): LoadedRoom | undefined {
    const found = head.get(workspace, map);
    if (!found) return undefined;
    const base = state.get(workspace, map);
    return {
      ...found,
      state: base,
      updates: updates.all(workspace, map, base?.seq ?? 0),
      clients: owners.all(workspace, map),
    };
  }

  function since({ workspace, map }: RoomKey, epoch: number, seq: Seq): LoggedUpdate[] | undefined {
    const end = head.get(workspace, map);
    if (end?.epoch !== epoch) return undefined;
    const found = updates.all(workspace, map, seq);
    const first = found[0]?.seq ?? end.seq + 1;
    return first === seq + 1 ? found : undefined;
  }

  function saveState({ workspace, map }: RoomKey, epoch: number, { seq, bytes }: RoomState): void {
    if (head.get(workspace, map)?.epoch !== epoch) return;
    putState.run(workspace, map, seq, bytes);
    trim.run(workspace, map, seq - keptBehindState);
  }

  function rebase(room: RoomKey, seq: Seq, fresh: NewUpdate): number | undefined {
    const { workspace, map } = room;
    const started = startEpoch.get(workspace, map, seq);
    if (!started) return undefined;
    for (const clear of clearDocument) clear.run(workspace, map);
    store(room, started.seq, fresh);
    return started.epoch;
  }

  function remove({ workspace, map }: RoomKey): void {
    for (const clear of [...clearDocument, clearHead]) clear.run(workspace, map);
  }

  function carryOut(call: RoomLogCall): RoomLogResult {
    switch (call.kind) {
      case "append":
        return append(call.room, call.epoch, call.updates);
      case "load":
        return load(call.room);
      case "since":
        return since(call.room, call.epoch, call.seq);
      case "clients":
        return owners.all(call.room.workspace, call.room.map);
      case "heads":
        return call.rooms.flatMap(({ workspace, map }): RoomHead[] => {
          const found = head.get(workspace, map);
          return found ? [{ workspace, map, epoch: found.epoch, seq: found.seq }] : [];
        });
      case "save-state":
        saveState(call.room, call.epoch, call.state);
        return undefined;
      case "rebase":
        return rebase(call.room, call.seq, call.fresh);
      case "remove":
        remove(call.room);
        return undefined;
    }
  }

  const together = database.transaction((batch: readonly RoomLogCall[]) => batch.map(carryOut));
  return (batch) => together.immediate(batch);
}
