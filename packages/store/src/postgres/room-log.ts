import type { Pool, PoolClient } from "pg";
import {
  keptBehindState,
  type ClientOwner,
  type LoadedRoom,
  type LoggedUpdate,
  type NewUpdate,
  type RoomHead,
  type RoomKey,
  type RoomLog,
  type RoomState,
  type Seq,
} from "../room-log.ts";
import { linesOf } from "./lines.ts";
import { oneMoment, together } from "./together.ts";

/**
 * The row of `map_head` is locked by whoever is appending: seq has no gaps, and its order is that of the
 * commits, whichever server they come from. Nothing comes back where the epoch is another.
 */
const append = {
  name: "room append",
  text: `
    WITH known AS (
      UPDATE map_head SET seq = seq + $4
      WHERE workspace = $1 AND map = $2 AND epoch = $3
      RETURNING seq
    ), made AS (
      INSERT INTO map_head (workspace, map, epoch, seq)
      SELECT $1, $2, 0, $4 WHERE $3 = 0 AND NOT EXISTS (SELECT FROM known)
      ON CONFLICT (workspace, map) DO NOTHING
      RETURNING seq
    ), head AS (
      SELECT seq FROM known UNION ALL SELECT seq FROM made
    ), logged AS (
      INSERT INTO map_update (workspace, map, seq, author, at, bytes)
      SELECT $1, $2, head.seq - $4 + one.place, one.author, one.at, one.bytes
      FROM head, unnest($5::text[], $6::bigint[], $7::bytea[]) WITH ORDINALITY AS one (author, at, bytes, place)
    ), claimed AS (
      INSERT INTO map_client (workspace, map, client, author)
      SELECT $1, $2, one.client, one.author
      FROM head, unnest($8::bigint[], $9::text[]) AS one (client, author)
      ON CONFLICT (workspace, map, client) DO NOTHING
    )
    SELECT seq FROM head`,
};

const head = `
  SELECT epoch, map_head.seq, at FROM map_head JOIN map_update USING (workspace, map, seq)
  WHERE workspace = $1 AND map = $2`;
const heads = `
  SELECT workspace, map, epoch, seq
  FROM unnest($1::text[], $2::text[]) AS wanted (workspace, map) JOIN map_head USING (workspace, map)`;
const state = "SELECT seq, bytes FROM map_state WHERE workspace = $1 AND map = $2";
const updatesAfter = `
  SELECT seq, author, at, bytes FROM map_update
  WHERE workspace = $1 AND map = $2 AND seq > $3 ORDER BY seq`;
const owners = "SELECT client, author FROM map_client WHERE workspace = $1 AND map = $2 ORDER BY client";

/** Of two servers that compact the same map, the one that knows more is right. */
const putState = `
  INSERT INTO map_state (workspace, map, seq, bytes)
  SELECT $1, $2, $4, $5 FROM map_head WHERE workspace = $1 AND map = $2 AND epoch = $3
  ON CONFLICT (workspace, map) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes
  WHERE map_state.seq < excluded.seq`;
const trim = `
  DELETE FROM map_update
  WHERE workspace = $1 AND map = $2 AND seq <= $4
  AND EXISTS (SELECT FROM map_head WHERE workspace = $1 AND map = $2 AND epoch = $3)`;

const startEpoch = `
  UPDATE map_head SET epoch = epoch + 1, seq = seq + 1
  WHERE workspace = $1 AND map = $2 AND seq = $3
  RETURNING epoch, seq`;
const clearTable = (table: string) => `DELETE FROM ${table} WHERE workspace = $1 AND map = $2`;
const clearDocument = ["map_update", "map_state", "map_client"].map(clearTable);
const clearHead = clearTable("map_head");
const store = `
  INSERT INTO map_update (workspace, map, seq, author, at, bytes) VALUES ($1, $2, $3, $4, $5, $6)`;
const claim = `
  INSERT INTO map_client (workspace, map, client, author)
  SELECT $1, $2, unnest($3::bigint[]), $4
  ON CONFLICT (workspace, map, client) DO NOTHING`;

export function roomLogIn(pool: Pool): RoomLog {
  const lines = linesOf("the room log");
  const inLine = <T>({ workspace, map }: RoomKey, act: () => Promise<T>) =>
    lines.wait(`${workspace}/${map}`, act);

  return {
    append: (room, epoch, updates) =>
      inLine(room, async () => {
        const values = [room.workspace, room.map, epoch, updates.length, ...columnsOf(updates)];
        const { rows } = await pool.query<{ seq: Seq }>(append, values);
        const [row] = rows;
        if (!row) throw new Error(`map ${room.map} is not at epoch ${epoch}`);
        return row.seq;
      }),

    load: (room) => inLine(room, () => together(pool, oneMoment, (client) => load(client, room))),

    since: (room, epoch, seq) =>
      inLine(room, () => together(pool, oneMoment, (client) => since(client, room, epoch, seq))),

    clients: ({ workspace, map }) =>
      inLine({ workspace, map }, async () => (await pool.query<ClientOwner>(owners, [workspace, map])).rows),

    heads: (rooms) =>
      lines.wait("heads", async () => {
        const columns = [rooms.map((one) => one.workspace), rooms.map((one) => one.map)];
        return (await pool.query<RoomHead>(heads, columns)).rows;
      }),

    saveState: (room, epoch, { seq, bytes }) =>
      inLine(room, () =>
        together(pool, "BEGIN", async (client) => {
          const key = [room.workspace, room.map, epoch];
          await client.query(putState, [...key, seq, bytes]);
          await client.query(trim, [...key, seq - keptBehindState]);
        }),
      ),

    rebase: (room, seq, fresh) =>
      inLine(room, () => together(pool, "BEGIN", (client) => rebase(client, room, seq, fresh))),

    remove: (room) =>
      inLine(room, () =>
        together(pool, "BEGIN", async (client) => {
          const key = [room.workspace, room.map];
          // The head first: whoever is appending is waited for, and its rows go too.
          for (const clear of [clearHead, ...clearDocument]) await client.query(clear, key);
        }),
      ),

    close: () => lines.close(),
  };
}

const columnsOf = (updates: readonly NewUpdate[]) => {
  const claims = updates.flatMap(({ author, claims: made = [] }) =>
    made.map((client) => ({ client, author })),
  );
  return [
    updates.map((one) => one.author),
    updates.map((one) => one.at),
    updates.map((one) => one.bytes),
    claims.map((one) => one.client),
    claims.map((one) => one.author),
  ];
};

async function rowsOf<Row extends object>(client: PoolClient, text: string, ...values: readonly unknown[]) {
  const { rows } = await client.query<Row>(text, [...values]);
  return rows;
}

const headOf = async (client: PoolClient, { workspace, map }: RoomKey) =>
  (await rowsOf<Pick<LoadedRoom, "epoch" | "seq" | "at">>(client, head, workspace, map))[0];

async function load(client: PoolClient, room: RoomKey): Promise<LoadedRoom | undefined> {
  const { workspace, map } = room;
  const found = await headOf(client, room);
  if (!found) return undefined;
  const [base] = await rowsOf<RoomState>(client, state, workspace, map);
  return {
    ...found,
    state: base,
    updates: await rowsOf<LoggedUpdate>(client, updatesAfter, workspace, map, base?.seq ?? 0),
    clients: await rowsOf<ClientOwner>(client, owners, workspace, map),
  };
}

async function since(
  client: PoolClient,
  room: RoomKey,
  epoch: number,
  seq: Seq,
): Promise<LoggedUpdate[] | undefined> {
  const end = await headOf(client, room);
  if (end?.epoch !== epoch) return undefined;
  const found = await rowsOf<LoggedUpdate>(client, updatesAfter, room.workspace, room.map, seq);
  const first = found[0]?.seq ?? end.seq + 1;
  return first === seq + 1 ? found : undefined;
}

async function rebase(
  client: PoolClient,
  { workspace, map }: RoomKey,
  seq: Seq,
  { author, at, bytes, claims = [] }: NewUpdate,
): Promise<number | undefined> {
  const [started] = await rowsOf<{ epoch: number; seq: Seq }>(client, startEpoch, workspace, map, seq);
  if (!started) return undefined;
  for (const clear of clearDocument) await client.query(clear, [workspace, map]);
  await client.query(store, [workspace, map, started.seq, author, at, bytes]);
  await client.query(claim, [workspace, map, claims, author]);
  return started.epoch;
}
