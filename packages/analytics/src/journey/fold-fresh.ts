import { createRowBinary } from "../import/row-binary.ts";
import type { Dictionary } from "../kinds/dictionary.ts";
import { drop } from "../schema/partition.ts";
import { inScope, scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, literal, sql } from "../sql/sql.ts";
import { isCurrent, keyOf } from "./current.ts";
import { noteFoldState, type FoldState, type StreamCounts } from "./fold-state.ts";
import { wordOf } from "./word.ts";

/** An event of the stream as part of the journey of one of its units. */
export interface FreshEvent {
  readonly unit: "person" | "case" | "loose";
  readonly id: string;
  readonly time: number;
  readonly seq: number;
  readonly code: number;
}

/** Added to the places of fresh events: more than any journey has. */
const BEHIND_ALL = 2 ** 40;

/**
 * Adds events to the journeys that they belong to: each gets a new row, which holds the old one's events too. Of equal
 * times, those that were there stay first, for the stream is folded in its order. Costs what the journeys
 * hold that change, not what the project holds.
 */
export async function foldFresh(
  database: Database,
  scope: Scope,
  before: FoldState,
  {
    fresh,
    dictionary,
    counts,
  }: {
    readonly fresh: readonly FreshEvent[];
    readonly dictionary: Pick<Dictionary, "size">;
    readonly counts: StreamCounts;
  },
): Promise<FoldState> {
  const version = before.version + 1;
  const generation = before.generation === 0 ? version : before.generation;
  const state: FoldState = {
    ...before,
    ...counts,
    version,
    generation,
    hasLoose: before.hasLoose || fresh.some(({ unit }) => unit === "loose"),
  };
  if (fresh.length === 0) {
    await noteFoldState(database, scope, state);
    return state;
  }
  await putFresh(database, scope, fresh);
  const touched = sql`SELECT ${keyOf(sql`unit`, sql`id`)} FROM fresh WHERE ${inScope(scope)}`;
  const replaced = sql`journeys WHERE ${isCurrent(scope, before)} AND key IN (${touched})`;
  await database.run(sql`INSERT INTO journeys
    SELECT ${scopeColumns(scope)}, ${integer(generation)}, ${integer(version)}, unit,
      ${keyOf(sql`unit`, sql`id`)} AS key, id, word, codes, times, tied
    FROM (
      SELECT unit, id,
        arraySort(groupArrayArray(events)) AS journey,
        journey.1 AS times,
        journey.3 AS codes,
        ${wordOf(sql`codes`, dictionary)} AS word,
        has(arrayPopFront(arrayDifference(times)), 0) AS tied
      FROM (
        SELECT unit, id, arrayZip(times, arrayMap(place -> toUInt64(place), arrayEnumerate(times)), codes) AS events
        FROM ${replaced}
        UNION ALL
        SELECT unit, id, [(time, ${literal(BEHIND_ALL)} + seq, code)] AS events FROM fresh WHERE ${inScope(scope)}
      )
      GROUP BY unit, id
    )`);
  await database.run(sql`INSERT INTO stale
    SELECT ${scopeColumns(scope)}, ${integer(generation)}, key, version, ${integer(version)} FROM ${replaced}`);
  const hasTies = before.hasTies || (await hasTiesSince(database, scope, state));
  await noteFoldState(database, scope, { ...state, hasTies });
  return { ...state, hasTies };
}

async function putFresh(database: Database, scope: Scope, fresh: readonly FreshEvent[]): Promise<void> {
  await drop(database, scope, sql`fresh`);
  const writer = createRowBinary();
  for (const { unit, id, time, seq, code } of fresh) {
    writer.string(unit);
    writer.string(id);
    writer.int64(time);
    writer.int64(seq);
    writer.uint32(code);
  }
  await database.insert(
    sql`INSERT INTO fresh SELECT ${scopeColumns(scope)}, unit, id, time, seq, code
      FROM input('unit LowCardinality(String), id String, time Int64, seq UInt64, code UInt32') FORMAT RowBinary`,
    writer.take(),
  );
}

async function hasTiesSince({ rows }: Database, scope: Scope, { generation, version }: FoldState) {
  const [found] = await rows<{ ties: number }>(sql`SELECT count() AS ties FROM (
    SELECT 1 FROM journeys
    WHERE ${inScope(scope)} AND generation = ${integer(generation)} AND version = ${integer(version)} AND tied
    LIMIT 1)`);
  return found?.ties === 1;
}
