import { clearNext, copyToNext, moveIn, swapIn } from "../schema/partition.ts";
import { inScope, partitionOf, scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, literal, sql, type Sql } from "../sql/sql.ts";

/**
 * D6: a project holds each row as often as the import that holds it most often. So the nth
 * occurrence of a row belongs to the first import, in log order, that has it n times; the same
 * occurrence of later imports is a copy, of which only hash, entry and seq are kept.
 */

/** Hashes compared at once: two sets and a join of so many need about 1 GB. */
const ROWS_AT_ONCE = 4_000_000;

/** Joins the staged rows to the project, but for those that it holds already. Gives how many those are. */
export async function addStaged(
  database: Database,
  scope: Scope,
  { entry, rows }: { readonly entry: number; readonly rows: number },
): Promise<number> {
  const held = await countOf(database, sql`events WHERE ${inScope(scope)}`);
  if (held === 0) {
    await moveIn(database, scope, "events");
    return 0;
  }
  await findCopies(database, scope, Math.ceil(Math.max(held, rows) / ROWS_AT_ONCE));
  const copies = await countOf(database, sql`copies_next WHERE ${inScope(scope)}`);
  if (copies === 0) {
    await moveIn(database, scope, "events");
    return 0;
  }
  await database.run(sql`ALTER TABLE events_next DELETE IN PARTITION ${partitionOf(scope)}
    WHERE seq IN (SELECT seq FROM copies_next WHERE ${inScope(scope)})`);
  await moveIn(database, scope, "copies");
  await moveIn(database, scope, "events");
  await giveToEarliest(database, scope, entry);
  return copies;
}

/** An import that is read again after later ones gets back what it shares with them. */
async function giveToEarliest(database: Database, scope: Scope, entry: number): Promise<void> {
  const later = await countOf(database, sql`events WHERE ${inScope(scope)} AND entry > ${integer(entry)}`);
  if (later === 0) return;
  const shared = sql`SELECT hash FROM copies WHERE ${inScope(scope)} AND entry = ${integer(entry)}`;
  await settle(database, scope, shared, undefined);
}

async function findCopies(database: Database, scope: Scope, shares: number): Promise<void> {
  for (let share = 0; share < shares; share += 1) {
    const mine = sql`${inScope(scope)} AND hash % ${literal(shares)} = ${literal(share)}`;
    await database.run(sql`INSERT INTO copies_next
      SELECT ${scopeColumns(scope)}, hash, entry, seq
      FROM (
        SELECT hash, entry, seq, row_number() OVER (PARTITION BY hash ORDER BY seq) AS nth
        FROM events_next
        WHERE ${mine} AND hash IN (SELECT hash FROM events WHERE ${mine})
      ) AS staged
      INNER JOIN (
        SELECT hash, count() AS times
        FROM events
        WHERE ${mine} AND hash IN (SELECT hash FROM events_next WHERE ${mine})
        GROUP BY hash
      ) AS held USING (hash)
      WHERE nth <= times`);
  }
}

/** Takes an import's rows away; those that a later import has too become that one's. Tells whether there were any. */
export async function removeRows(database: Database, scope: Scope, entry: number): Promise<boolean> {
  const isOwn = sql`entry = ${integer(entry)}`;
  const rows = sql`(SELECT entry FROM events WHERE ${inScope(scope)} UNION ALL
    SELECT entry FROM copies WHERE ${inScope(scope)})`;
  const own = await countOf(database, sql`${rows} WHERE ${isOwn}`);
  if (own === 0) return false;
  const shared = sql`SELECT hash FROM copies WHERE ${inScope(scope)} AND NOT ${isOwn}
    AND hash IN (SELECT hash FROM events WHERE ${inScope(scope)} AND ${isOwn})`;
  await settle(database, scope, shared, entry);
  return true;
}

/**
 * Gives every occurrence of the shared rows to the import that it belongs to, as if `without` had
 * never been. Events are put in place before copies: between the two a row that found its owner is
 * also still a copy of it, which counts once, so that a second run after a crash is right.
 */
async function settle(
  database: Database,
  scope: Scope,
  shared: Sql,
  without: number | undefined,
): Promise<void> {
  const isKept = without === undefined ? sql`1` : sql`entry != ${integer(without)}`;
  await clearNext(database, scope, "events");
  await copyToNext(database, scope, "events", sql`${isKept} AND hash NOT IN (${shared})`);
  await database.run(sql`INSERT INTO events_next
    SELECT ${scopeColumns(scope)}, places.entry, places.seq, person, case, code, time, channel, properties, hash
    FROM (SELECT * FROM events WHERE ${inScope(scope)} AND hash IN (${shared})) AS contents
    INNER JOIN (${occurrences(scope, shared, isKept)}) AS places
      ON contents.entry = places.content.1 AND contents.seq = places.content.2
    WHERE is_first`);

  await clearNext(database, scope, "copies");
  await copyToNext(database, scope, "copies", sql`${isKept} AND hash NOT IN (${shared})`);
  await database.run(sql`INSERT INTO copies_next
    SELECT ${scopeColumns(scope)}, hash, entry, seq
    FROM (${occurrences(scope, shared, isKept)})
    WHERE NOT is_first`);

  await swapIn(database, scope, "events");
  await swapIn(database, scope, "copies");
}

/**
 * All occurrences of the shared rows in kept imports: entry and seq, whether it is the first nth one in log
 * order, and in `content` the entry and seq of an event row with the same columns.
 */
function occurrences(scope: Scope, shared: Sql, isKept: Sql): Sql {
  const isShared = sql`${inScope(scope)} AND hash IN (${shared})`;
  return sql`SELECT hash, content, place.1 AS entry, place.2 AS seq, is_first
    FROM (
      SELECT hash,
        minIf((entry, seq), is_event) AS content,
        arraySort(groupUniqArrayIf((entry, seq), is_kept)) AS in_log_order,
        arrayEnumerateUniq(in_log_order.1) AS nths,
        arrayMap(earlier -> earlier = 1, arrayEnumerateUniq(nths)) AS firsts
      FROM (
        SELECT hash, entry, seq, ${isKept} AS is_kept, 1 AS is_event FROM events WHERE ${isShared}
        UNION ALL
        SELECT hash, entry, seq, ${isKept} AS is_kept, 0 AS is_event FROM copies WHERE ${isShared}
      )
      GROUP BY hash
    )
    ARRAY JOIN in_log_order AS place, firsts AS is_first`;
}

async function countOf(database: Database, from: Sql): Promise<number> {
  const [row] = await database.rows<{ n: number }>(sql`SELECT count() AS n FROM ${from}`);
  return row?.n ?? 0;
}
