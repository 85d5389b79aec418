import type { EpochMs, StreamEntry } from "@itinera/core";
import type { Pool, PoolClient } from "pg";
import { linesOf as entryLinesOf } from "../stream/entry-lines.ts";
import { overBlocks } from "../stream/over-blocks.ts";
import { packed } from "../stream/packed-block.ts";
import type { EventStream, NewQuarantined, StreamHead, StreamKey, StreamNumber } from "../stream.ts";
import { linesOf } from "./lines.ts";
import { blockTableIn, changing, headOf } from "./stream-blocks.ts";
import { quarantineColumns, quarantineIn, takeFromQuarantine } from "./stream-quarantine.ts";
import { together } from "./together.ts";

/**
 * The row of `stream_head` is locked by whoever is appending: numbers have no gaps, and their order is that of the
 * commits, whichever server they come from.
 */
const append = {
  name: "stream append",
  text: `
    WITH head AS (
      INSERT INTO stream_head AS known (workspace, project, last, settled, bytes)
      VALUES ($1, $2, $3::bigint, 0, $4)
      ON CONFLICT (workspace, project)
      DO UPDATE SET last = known.last + excluded.last, bytes = known.bytes + excluded.bytes
      RETURNING last
    ), logged AS (
      INSERT INTO stream_block (workspace, project, first, count, at, size, bytes)
      SELECT $1, $2, head.last - $3::bigint + one.before + 1, one.count, $5, one.size, one.bytes
      FROM head, unnest($6::bigint[], $7::integer[], $8::integer[], $9::bytea[])
        AS one (before, count, size, bytes)
    ), held AS (
      INSERT INTO quarantined (workspace, project, at, source, reason, dialect, message)
      SELECT $1, $2, one.at, one.source, one.reason, one.dialect, one.message
      FROM unnest($10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[])
        WITH ORDINALITY AS one (at, source, reason, dialect, message, place)
      ORDER BY one.place
    )
    SELECT last FROM head`,
};

const heads = "SELECT workspace, project, last FROM stream_head";
/** The head first: whoever is appending is waited for, and what they wrote goes too. */
const clear = ["stream_head", "stream_block", "quarantined"].map(
  (table) => `DELETE FROM ${table} WHERE workspace = $1 AND project = $2`,
);

interface Delivery {
  readonly received: EpochMs;
  readonly entries: readonly StreamEntry[];
  readonly quarantined: readonly NewQuarantined[];
}

/** Deliveries that share a commit. */
interface Group {
  readonly deliveries: Delivery[];
  /** The number before their first entry. */
  readonly stored: Promise<number>;
}

export function streamIn(pool: Pool): EventStream {
  const lines = linesOf("the stream");
  /** Those of which nothing is on its way yet. */
  const waiting = new Map<string, Group>();
  const nameOf = ({ workspace, project }: StreamKey) => `${workspace}/${project}`;

  function newGroup(key: StreamKey): Group {
    const name = nameOf(key);
    const deliveries: Delivery[] = [];
    const stored = lines.wait(name, () => {
      if (waiting.get(name) === group) waiting.delete(name);
      return write(pool, key, deliveries);
    });
    const group: Group = { deliveries, stored };
    waiting.set(name, group);
    return group;
  }

  function inLine<T>(key: StreamKey, act: () => Promise<T>): Promise<T> {
    // What is appended from now on comes behind it.
    waiting.delete(nameOf(key));
    return lines.wait(nameOf(key), act);
  }

  return {
    ...overBlocks(blockTableIn(pool)),
    ...quarantineIn(pool),

    async append(key, received, entries, quarantined = []) {
      const { deliveries, stored } = waiting.get(nameOf(key)) ?? newGroup(key);
      const mine = deliveries.push({ received, entries, quarantined });
      const before = await stored;
      const upToMine = deliveries.slice(0, mine).reduce((sum, one) => sum + one.entries.length, 0);
      return (before + upToMine) as StreamNumber;
    },

    async heads() {
      return (await pool.query<StreamHead>(heads)).rows;
    },

    async size(key) {
      const { bytes, last } = (await headOf(pool, key)) ?? { bytes: 0, last: 0 };
      return { bytes, entries: last };
    },

    release: (key, received, released) =>
      inLine(key, () =>
        changing(pool, key, async (client) => {
          const numbers = released.map(({ number }) => number);
          const taken = await takeFromQuarantine(client, key, numbers);
          // Each once, though it may be named twice.
          const there = released.filter(({ number }) => taken.delete(number));
          const entries = there.flatMap((one) => one.entries);
          await write(client, key, [{ received, entries, quarantined: [] }]);
          return there.length;
        }),
      ),

    discard: (key, numbers) =>
      inLine(key, () =>
        changing(pool, key, async (client) => (await takeFromQuarantine(client, key, numbers)).size),
      ),

    remove: (key) =>
      inLine(key, () =>
        together(pool, "BEGIN", async (client) => {
          for (const one of clear) await client.query(one, [key.workspace, key.project]);
        }),
      ),

    close() {
      waiting.clear();
      return lines.close();
    },
  };
}

/** Gives the number before the first entry. */
async function write(
  client: Pool | PoolClient,
  { workspace, project }: StreamKey,
  deliveries: readonly Delivery[],
): Promise<number> {
  const blocks = await packed(deliveries.flatMap((one) => entryLinesOf(one.received, one.entries)));
  const befores: number[] = [];
  let [count, bytes] = [0, 0];
  for (const block of blocks) {
    befores.push(count);
    count += block.count;
    bytes += block.bytes.length;
  }
  const { rows } = await client.query<{ last: number }>(append, [
    workspace,
    project,
    count,
    bytes,
    deliveries.at(-1)?.received,
    befores,
    blocks.map((one) => one.count),
    blocks.map((one) => one.size),
    blocks.map((one) => one.bytes),
    ...quarantineColumns(deliveries),
  ]);
  return (rows[0]?.last ?? 0) - count;
}
