import { inScope, partitionOf, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { sql, type Sql } from "../sql/sql.ts";

/** The tables of which a part is made beside and then put in its place. */
export type Replaceable = "events" | "copies" | "kinds" | "imports";

const tablesOf: Record<Replaceable, { readonly table: Sql; readonly next: Sql }> = {
  events: { table: sql`events`, next: sql`events_next` },
  copies: { table: sql`copies`, next: sql`copies_next` },
  kinds: { table: sql`kinds`, next: sql`kinds_next` },
  imports: { table: sql`imports`, next: sql`imports_next` },
};

/** Adds what `…_next` holds of the project to its table, in one step, without copying. */
export async function moveIn(database: Database, scope: Scope, name: Replaceable): Promise<void> {
  const { table, next } = tablesOf[name];
  await database.run(sql`ALTER TABLE ${next} MOVE PARTITION ${partitionOf(scope)} TO TABLE ${table}`);
}

/** Puts what `…_next` holds of the project in the place of all that its table holds, in one step. */
export async function swapIn(database: Database, scope: Scope, name: Replaceable): Promise<void> {
  const { table, next } = tablesOf[name];
  await database.run(sql`ALTER TABLE ${table} REPLACE PARTITION ${partitionOf(scope)} FROM ${next}`);
  await drop(database, scope, next);
}

/**
 * Takes all rows of the project away but those of which `condition` holds. Not by ALTER … DELETE: where
 * there are many projects it takes seconds, however few the rows.
 */
export async function keepOnly(
  database: Database,
  scope: Scope,
  name: Replaceable,
  condition: Sql,
): Promise<void> {
  await clearNext(database, scope, name);
  await copyToNext(database, scope, name, condition);
  await swapIn(database, scope, name);
}

export async function copyToNext(
  database: Database,
  scope: Scope,
  name: Replaceable,
  condition: Sql,
): Promise<void> {
  const { table, next } = tablesOf[name];
  await database.run(
    sql`INSERT INTO ${next} SELECT * FROM ${table} WHERE ${inScope(scope)} AND ${condition}`,
  );
}

export async function clearNext(database: Database, scope: Scope, name: Replaceable): Promise<void> {
  await drop(database, scope, tablesOf[name].next);
}

export async function drop(database: Database, scope: Scope, table: Sql): Promise<void> {
  await database.run(sql`ALTER TABLE ${table} DROP PARTITION ${partitionOf(scope)}`);
}
