import { inScope, type Scope } from "../scope.ts";
import type { Reader } from "../sql/database.ts";
import { sql } from "../sql/sql.ts";

/**
 * Whether a project's tables hold together. A power cut can take whole parts of a table, silently:
 * every row of a finished import is an event or a copy, every event has a named kind, and stands in one
 * journey of its person and one of its case (or loose).
 */
export async function isWhole({ rows }: Reader, scope: Scope): Promise<boolean> {
  const mine = inScope(scope);
  const [found] = await rows<{ short: number; nameless: number; unfolded: number }>(sql`SELECT
    (SELECT count() FROM (
      SELECT entry, max(told) AS told, sum(one) AS held FROM (
        SELECT imports.entry AS entry, imports.events AS told, 0 AS one FROM imports WHERE ${mine}
        UNION ALL SELECT entry, 0 AS told, 1 AS one FROM events WHERE ${mine}
        UNION ALL SELECT entry, 0 AS told, 1 AS one FROM copies WHERE ${mine}
      ) GROUP BY entry HAVING told > 0 AND told != held
    )) AS short,
    (SELECT uniqExact(code) FROM events
      WHERE ${mine} AND code NOT IN (SELECT code FROM kinds WHERE ${mine})) AS nameless,
    (SELECT countIf(unit = 'person' AND folded != held) + countIf(unit = 'case' AND folded != held) FROM (
      SELECT if(unit = 'loose', 'case', unit) AS unit, sum(length(codes)) AS folded,
        (SELECT count() FROM events WHERE ${mine}) AS held
      FROM (
        SELECT unit, codes FROM journeys WHERE ${mine}
        UNION ALL SELECT arrayJoin(['person', 'case']) AS unit, emptyArrayUInt16() AS codes
      ) GROUP BY unit
    )) AS unfolded`);
  return found?.short === 0 && found.nameless === 0 && found.unfolded === 0;
}
