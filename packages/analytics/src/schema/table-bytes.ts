import type { Reader } from "../sql/database.ts";
import { sql } from "../sql/sql.ts";

/** What the tables of this database take on the disk, in bytes. */
export async function tableBytes(database: Reader): Promise<number> {
  const [found] = await database.rows<{ bytes: number | string }>(
    sql`SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE database = currentDatabase()`,
  );
  return Number(found?.bytes ?? 0);
}
