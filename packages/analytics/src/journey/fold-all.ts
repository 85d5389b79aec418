import { loadDictionary } from "../kinds/dictionary.ts";
import { generationOf, inScope, scopeColumns, type Scope } from "../scope.ts";
import { generationTables } from "../schema/tables.ts";
import type { Database } from "../sql/database.ts";
import { integer, literal, sql, string, type Sql } from "../sql/sql.ts";
import { countedEvents, keyOf } from "./current.ts";
import { loadFoldState, noteFoldState, type FoldState, type StreamCounts } from "./fold-state.ts";
import { withPersons } from "../person/with-persons.ts";
import { wordOf } from "./word.ts";

/** Makes the project's journeys anew from its events, beside those in use, which they then replace at once. */
export async function foldAll(
  database: Database,
  scope: Scope,
  counts?: StreamCounts & Pick<FoldState, "hasAliases">,
): Promise<FoldState> {
  const before = await loadFoldState(database, scope);
  await dropGenerations(database, scope, before.generation);
  const version = before.version + 1;
  const dictionary = await loadDictionary(database.rows, scope);
  const counted = countedEvents(scope, { ...before, ...counts });
  const { cases, loose } = await kindsOfUnits(database, counted);
  const aliases = { version, hasAliases: counts?.hasAliases ?? before.hasAliases };
  for (const { unit, where } of units) {
    if (unit !== "person" && !cases) continue;
    const rows = sql`events WHERE ${counted} AND ${where}`;
    await database.run(sql`INSERT INTO journeys
      SELECT ${scopeColumns(scope)}, ${integer(version)} AS generation, ${integer(version)} AS version,
        ${string(unit)} AS unit, ${keyOf(sql`unit`, sql`id`)} AS key, id, word, codes, times, tied
      FROM (
        SELECT id,
          arraySort(groupArray((time, entry, seq, code))) AS journey,
          journey.1 AS times,
          journey.4 AS codes,
          ${wordOf(sql`codes`, dictionary)} AS word,
          has(arrayPopFront(arrayDifference(times)), 0) AS tied
        FROM (${unit === "case" ? sql`SELECT *, case AS id FROM ${rows}` : withPersons(scope, aliases, rows)})
        GROUP BY id
      )`);
  }
  const [tied] = await database.rows<{ ties: number }>(sql`SELECT count() AS ties FROM (
    SELECT 1 FROM journeys WHERE ${inScope(scope)} AND generation = ${integer(version)} AND tied LIMIT 1)`);
  const state: FoldState = {
    ...before,
    ...counts,
    version,
    generation: version,
    hasCases: cases,
    hasLoose: loose,
    hasTies: tied?.ties === 1,
  };
  await noteFoldState(database, scope, state);
  return state;
}

/** `loose` events have no case and fall to sessions (D8). */
const units = [
  { unit: "person", where: sql`1` },
  { unit: "case", where: sql`case != ''` },
  { unit: "loose", where: sql`case = ''` },
] as const;

async function kindsOfUnits(database: Database, counted: Sql): Promise<{ cases: boolean; loose: boolean }> {
  const some = (where: Sql) =>
    sql`(SELECT count() FROM (SELECT 1 FROM events WHERE ${counted} AND ${where} LIMIT 1))`;
  const [found] = await database.rows<{ cases: number; loose: number }>(
    sql`SELECT ${some(sql`case != ''`)} AS cases, ${some(sql`case = ''`)} AS loose`,
  );
  return { cases: found?.cases === 1, loose: found?.loose === 1 };
}

/** Takes all generations away but the one in use, which questions may still read. */
export async function dropGenerations(database: Database, scope: Scope, kept?: number): Promise<void> {
  for (const table of generationTables) {
    const found = await database.rows<{ generation: number }>(
      sql`SELECT DISTINCT generation FROM ${table} WHERE ${inScope(scope)} AND generation != ${literal(kept ?? -1)}`,
    );
    for (const { generation } of found)
      await database.run(sql`ALTER TABLE ${table} DROP PARTITION ${generationOf(scope, generation)}`);
  }
}
