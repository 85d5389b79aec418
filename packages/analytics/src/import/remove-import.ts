import type { ImportId } from "@itinera/core";
import { dropGenerations, foldAll } from "../journey/fold-all.ts";
import { drop, keepOnly } from "../schema/partition.ts";
import { generationTables, tables } from "../schema/tables.ts";
import { inScope, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { sql, string } from "../sql/sql.ts";
import { removeRows } from "./share-rows.ts";

/** Takes an import away as if it had never been. One that is not there is gone already. */
export async function removeImport(database: Database, scope: Scope, id: ImportId): Promise<void> {
  const isIt = sql`${inScope(scope)} AND import = ${string(id)}`;
  const [found] = await database.rows<{ entry: number }>(
    sql`SELECT entry FROM imports WHERE ${isIt} LIMIT 1`,
  );
  if (found === undefined) return;
  if (await removeRows(database, scope, found.entry)) {
    await foldAll(database, scope);
    // Behind the fold: until then, questions read journeys that hold the names.
    await forgetUnusedKinds(database, scope);
  }
  await keepOnly(database, scope, "imports", sql`import != ${string(id)}`);
}

/** The dictionary holds the names that the log holds, no others. */
async function forgetUnusedKinds(database: Database, scope: Scope): Promise<void> {
  await keepOnly(database, scope, "kinds", sql`code IN (SELECT code FROM events WHERE ${inScope(scope)})`);
}

export async function dropProject(database: Database, scope: Scope): Promise<void> {
  await dropGenerations(database, scope);
  const byGeneration = new Set(generationTables.flatMap(({ texts }) => texts));
  for (const { name } of tables)
    if (!name.texts.some((text) => byGeneration.has(text))) await drop(database, scope, name);
}
