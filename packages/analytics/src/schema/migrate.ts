import type { Database } from "../sql/database.ts";
import { integer, sql, type Sql } from "../sql/sql.ts";
import { tables } from "./tables.ts";

export type Migration =
  | { readonly kind: "current" }
  /** The tables were made by a later program, which this one does not understand. */
  | { readonly kind: "newer"; readonly found: number; readonly known: number };

/**
 * Statements that lead from each version to the next. Every one may run twice, for a crash can
 * fall between a statement and the note that it was run.
 */
const steps: readonly (readonly Sql[])[] = [
  // The tables of version 1 could only be folded anew as a whole. All is made again from the log.
  [],
  [
    ...["events", "copies", "journeys", "kinds", "imports"].flatMap((name) =>
      [name, `${name}_next`].map((table) => sql`DROP TABLE IF EXISTS ${{ texts: [table], parts: [] }} SYNC`),
    ),
    ...tables.map(({ name, columns }) => sql`CREATE TABLE IF NOT EXISTS ${name} ${columns}`),
  ],
];

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
  for (const { name } of tables) await database.run(sql`DROP TABLE IF EXISTS ${name} SYNC`);
}
