import type { FoldState } from "../journey/fold-state.ts";
import { generationOf, inScope, partitionOf, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, sql, type Sql } from "../sql/sql.ts";
import { STREAM } from "./stream-events.ts";

/** Takes away what a fold wrote that was not noted, because something ended it in the middle. */
export async function forgetUncounted(database: Database, scope: Scope, state: FoldState): Promise<void> {
  const { generation, position, version } = state;
  const later = sql`version > ${integer(version)}`;
  const behind = sql`seq > ${integer(position)}`;
  const [own, ofGeneration] = [partitionOf(scope), generationOf(scope, generation)];
  const leftovers: readonly { readonly table: Sql; readonly partition: Sql; readonly where: Sql }[] = [
    { table: sql`events`, partition: own, where: sql`entry = ${integer(STREAM)} AND ${behind}` },
    { table: sql`seen`, partition: own, where: behind },
    { table: sql`aliases`, partition: own, where: later },
    { table: sql`identities`, partition: own, where: later },
    { table: sql`claims`, partition: own, where: later },
    { table: sql`journeys`, partition: ofGeneration, where: later },
    { table: sql`stale`, partition: ofGeneration, where: sql`by > ${integer(version)}` },
  ];
  for (const { table, partition, where } of leftovers) {
    const [found] = await database.rows<{ left: number }>(
      sql`SELECT count() AS left FROM ${table} WHERE ${inScope(scope)} AND ${where}`,
    );
    if (found && found.left > 0)
      await database.run(sql`ALTER TABLE ${table} DELETE IN PARTITION ${partition} WHERE ${where}`);
  }
}
