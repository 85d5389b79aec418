import { createRowBinary } from "../import/row-binary.ts";
import { scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { sql } from "../sql/sql.ts";
import type { Dictionary } from "./dictionary.ts";

/** Gives names that the dictionary does not hold the next codes. */
export async function addKinds(
  database: Database,
  scope: Scope,
  { size }: Pick<Dictionary, "size">,
  newNames: readonly string[],
): Promise<void> {
  if (newNames.length === 0) return;
  const writer = createRowBinary();
  for (const [at, name] of newNames.entries()) {
    writer.uint32(size + at + 1);
    writer.string(name);
  }
  await database.insert(
    sql`INSERT INTO kinds SELECT ${scopeColumns(scope)}, code, name
      FROM input('code UInt32, name String') FORMAT RowBinary`,
    writer.take(),
  );
}
