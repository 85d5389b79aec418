import type { ImportId } from "@itinera/core";
import { inScope, type Scope } from "../scope.ts";
import type { Reader } from "../sql/database.ts";
import { sql } from "../sql/sql.ts";

export interface ProjectCounts {
  /** Rows that the project holds. */
  readonly events: number;
  /** In log order. `events` is 0 for one that was begun and not finished. */
  readonly imports: readonly {
    readonly id: ImportId;
    readonly entry: number;
    readonly events: number;
    readonly added: number;
  }[];
}

export async function countImports({ rows }: Reader, scope: Scope): Promise<ProjectCounts> {
  const [held] = await rows<{ events: number }>(
    sql`SELECT count() AS events FROM events WHERE ${inScope(scope)}`,
  );
  const imports = await rows<ProjectCounts["imports"][number]>(sql`SELECT
      import AS id, imports.entry AS entry, max(imports.events) AS events, max(imports.added) AS added
    FROM imports WHERE ${inScope(scope)} GROUP BY id, entry ORDER BY entry`);
  return { events: held?.events ?? 0, imports };
}
