import type { EpochMs } from "@itinera/core";
import type { Pool, PoolClient } from "pg";
import type { BlockRange, BlockTable, Replacement } from "../stream/over-blocks.ts";
import type { StoredBlock } from "../stream/packed-block.ts";
import type { StreamKey, StreamNumber } from "../stream.ts";
import { together } from "./together.ts";

/** The block that holds the next entry, where there is one, and those behind it. */
const blocksBehind = `
  WITH behind AS (
    SELECT first, count, size FROM stream_block
    WHERE workspace = $1 AND project = $2 AND first >= (
      SELECT max(first) FROM stream_block WHERE workspace = $1 AND project = $2 AND first <= $3 + 1
    ) AND first + count > $3 + 1
    ORDER BY first LIMIT $4
  ), counted AS (
    SELECT first, sum(count) OVER in_order - count AS entries, sum(size) OVER in_order - size AS bytes
    FROM behind WINDOW in_order AS (ORDER BY first)
  )
  SELECT first, block.count, block.size, block.bytes
  FROM counted JOIN stream_block AS block USING (first)
  WHERE workspace = $1 AND project = $2 AND counted.entries < $5 AND counted.bytes <= $6
  ORDER BY first`;

const head = "SELECT last, settled, bytes FROM stream_head WHERE workspace = $1 AND project = $2";
const settle = "UPDATE stream_head SET settled = $3 WHERE workspace = $1 AND project = $2";
const addBytes = "UPDATE stream_head SET bytes = bytes + $3 WHERE workspace = $1 AND project = $2";
const within = `
  SELECT count(*) AS blocks, sum(count) AS entries, sum(octet_length(bytes)) AS bytes, max(at) AS at
  FROM stream_block WHERE workspace = $1 AND project = $2 AND first BETWEEN $3 AND $4`;
const removeWithin =
  "DELETE FROM stream_block WHERE workspace = $1 AND project = $2 AND first BETWEEN $3 AND $4";
const insert = `
  INSERT INTO stream_block (workspace, project, first, count, at, size, bytes)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

export interface HeadRow {
  readonly last: StreamNumber;
  readonly settled: number;
  readonly bytes: number;
}

/** undefined: nothing was ever appended. */
export async function headOf(pool: Pool, { workspace, project }: StreamKey): Promise<HeadRow | undefined> {
  return (await pool.query<HeadRow>(head, [workspace, project])).rows[0];
}

/** Whoever changes a stream locks its head first, so that nobody waits for each other. */
export function changing<T>(
  pool: Pool,
  { workspace, project }: StreamKey,
  act: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return together(pool, "BEGIN", async (client) => {
    await client.query(`${head} FOR UPDATE`, [workspace, project]);
    return act(client);
  });
}

export const blockTableIn = (pool: Pool): BlockTable => ({
  async blocks({ workspace, project }, { after, mostBlocks, mostEntries, mostBytes }: BlockRange) {
    const values = [workspace, project, after, mostBlocks, mostEntries, mostBytes];
    return (await pool.query<StoredBlock>(blocksBehind, values)).rows;
  },
  async settled(key) {
    return (await headOf(pool, key))?.settled ?? 0;
  },
  async settle({ workspace, project }, upTo) {
    await pool.query(settle, [workspace, project, upTo]);
  },
  replace: (key, replacement) => changing(pool, key, (client) => replace(client, key, replacement)),
});

async function replace(
  client: PoolClient,
  { workspace, project }: StreamKey,
  { first, last, blocks, by }: Replacement,
): Promise<void> {
  const range = [workspace, project, first, last];
  const { rows } = await client.query<{ blocks: number; entries: number; bytes: number; at: EpochMs }>(
    within,
    range,
  );
  const [now] = rows;
  if (now?.blocks !== blocks || now.entries !== by.count) return;
  await client.query(removeWithin, range);
  await client.query(insert, [workspace, project, first, by.count, now.at, by.size, by.bytes]);
  await client.query(addBytes, [workspace, project, by.bytes.length - now.bytes]);
}
