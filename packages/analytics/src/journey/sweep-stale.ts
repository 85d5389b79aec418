import { generationOf, inScope, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, sql } from "../sql/sql.ts";
import type { FoldState } from "./fold-state.ts";

/** More would cost each question too much: it looks every journey up among them. */
const MOST_STALE = 50_000;

/**
 * Takes replaced journeys away once they are many. Not those that the last fold replaced: a question that
 * began before it may still read them.
 */
export async function sweepStale(
  database: Database,
  scope: Scope,
  { generation, version }: FoldState,
  most = MOST_STALE,
): Promise<void> {
  const old = sql`by < ${integer(version)}`;
  const mine = sql`${inScope(scope)} AND generation = ${integer(generation)}`;
  const [found] = await database.rows<{ stale: number }>(
    sql`SELECT count() AS stale FROM stale WHERE ${mine} AND ${old}`,
  );
  if (found === undefined || found.stale <= most) return;
  const partition = generationOf(scope, generation);
  await database.run(sql`DELETE FROM journeys IN PARTITION ${partition}
    WHERE (key, version) IN (SELECT key, version FROM stale WHERE ${mine} AND ${old})`);
  await database.run(sql`DELETE FROM stale IN PARTITION ${partition} WHERE ${old}`);
}
