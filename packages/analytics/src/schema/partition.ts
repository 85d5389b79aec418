import { partitionOf, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { sql, type Sql } from "../sql/sql.ts";

/** The tables of which a part is made beside and then put in its place. */
export type Replaceable = "events" | "copies" | "journeys";

const tablesOf: Record<Replaceable, { readonly table: Sql; readonly next: Sql }> = {
  events: { table: sql`events`, next: sql`events_next` },
  copies: { table: sql`copies`, next: sql`copies_next` },
  journeys: { table: sql`journeys`, next: sql`journeys_next` },
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

export async function clearNext(database: Database, scope: Scope, name: Replaceable): Promise<void> {
  await drop(database, scope, tablesOf[name].next);
}

export async function drop(database: Database, scope: Scope, table: Sql): Promise<void> {
  await database.run(sql`ALTER TABLE ${table} DROP PARTITION ${partitionOf(scope)}`);
}
