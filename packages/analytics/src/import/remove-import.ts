import type { ImportId } from "@itinera/core";
import { drop, keepOnly } from "../schema/partition.ts";
import { tableNames } from "../schema/tables.ts";
import { inScope, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { sql, string } from "../sql/sql.ts";
import { fold } from "./fold.ts";
import { removeRows } from "./share-rows.ts";

/** Takes an import away as if it had never been. One that is not there is gone already. */
export async function removeImport(database: Database, scope: Scope, id: ImportId): Promise<void> {
  const isIt = sql`${inScope(scope)} AND import = ${string(id)}`;
  const [found] = await database.rows<{ entry: number }>(
    sql`SELECT entry FROM imports WHERE ${isIt} LIMIT 1`,
  );
  if (found === undefined) return;
  if (await removeRows(database, scope, found.entry)) {
    await forgetUnusedKinds(database, scope);
    await fold(database, scope);
  }
  await keepOnly(database, scope, "imports", sql`import != ${string(id)}`);
}

/** The dictionary holds the names that the log holds, no others. */
async function forgetUnusedKinds(database: Database, scope: Scope): Promise<void> {
  await keepOnly(database, scope, "kinds", sql`code IN (SELECT code FROM events WHERE ${inScope(scope)})`);
}

export async function dropProject(database: Database, scope: Scope): Promise<void> {
  for (const table of tableNames) await drop(database, scope, table);
}
