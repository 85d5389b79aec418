import { drop } from "../schema/partition.ts";
import { inScope, partitionOf, scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, sql } from "../sql/sql.ts";
import { STREAM } from "./stream-events.ts";

/**
 * Takes messages away whose id is there with a lower number: all at once, where looking each up would take longer.
 * Gives how many they were, and how many of them were steps.
 */
export async function dropRepeats(
  database: Database,
  scope: Scope,
): Promise<{ readonly messages: number; readonly steps: number }> {
  await drop(database, scope, sql`repeats`);
  // The table lies in the order of the groups: none of them has to be kept.
  await database.run(sql`INSERT INTO repeats
    SELECT ${scopeColumns(scope)}, arrayJoin(arraySlice(arraySort(groupArray(seq)), 2)) AS seq
    FROM seen WHERE ${inScope(scope)} GROUP BY hash, tail HAVING count() > 1
    SETTINGS optimize_aggregation_in_order = 1`);
  const repeats = sql`seq IN (SELECT seq FROM repeats WHERE ${inScope(scope)})`;
  const isStep = sql`entry = ${integer(STREAM)} AND ${repeats}`;
  const [found] = await database.rows<{ messages: number; steps: number }>(sql`SELECT
    (SELECT count() FROM repeats WHERE ${inScope(scope)}) AS messages,
    (SELECT count() FROM events WHERE ${inScope(scope)} AND ${isStep}) AS steps`);
  const { messages, steps } = found ?? { messages: 0, steps: 0 };
  if (messages === 0) return { messages, steps };
  const own = partitionOf(scope);
  await database.run(sql`ALTER TABLE events DELETE IN PARTITION ${own} WHERE ${isStep}`);
  await database.run(sql`ALTER TABLE seen DELETE IN PARTITION ${own} WHERE ${repeats}`);
  return { messages, steps };
}
