import type { Database } from "../sql/database.ts";
import { integer, sql, type Sql } from "../sql/sql.ts";
import { tableNames, tables } from "./tables.ts";

export type Migration =
  | { readonly kind: "current" }
  /** The tables were made by a later program, which this one does not understand. */
  | { readonly kind: "newer"; readonly found: number; readonly known: number };

/**
 * Statements that lead from each version to the next. Every one may run twice, for a crash can
 * fall between a statement and the note that it was run.
 */
const steps: readonly (readonly Sql[])[] = [tables.map((table) => sql`CREATE TABLE IF NOT EXISTS ${table}`)];

export async function migrate(database: Database): Promise<Migration> {
  await database.run(
    sql`CREATE TABLE IF NOT EXISTS schema_version (version UInt32) ENGINE = MergeTree ORDER BY version`,
  );
  const [row] = await database.rows<{ found: number }>(sql`SELECT max(version) AS found FROM schema_version`);
  const found = row?.found ?? 0;
  if (found > steps.length) return { kind: "newer", found, known: steps.length };
  for (const [at, statements] of steps.entries()) {
    if (at < found) continue;
    for (const statement of statements) await database.run(statement);
    await database.run(sql`INSERT INTO schema_version SELECT ${integer(at + 1)}`);
  }
  return { kind: "current" };
}

/** Drops all that `migrate` makes. */
export async function dropTables(database: Database): Promise<void> {
  await database.run(sql`DROP TABLE IF EXISTS schema_version SYNC`);
  for (const table of tableNames) await database.run(sql`DROP TABLE IF EXISTS ${table} SYNC`);
}
