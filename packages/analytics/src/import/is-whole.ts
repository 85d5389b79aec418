import { countedEvents, isCurrent } from "../journey/current.ts";
import { loadFoldState } from "../journey/fold-state.ts";
import { inScope, type Scope } from "../scope.ts";
import type { Reader } from "../sql/database.ts";
import { integer, sql } from "../sql/sql.ts";
import { STREAM } from "../stream/stream-events.ts";

/**
 * Whether a project's tables hold together. A power cut can take whole parts of a table, silently:
 * every row of a finished import is an event or a copy, every event of the stream is there with its id, every
 * event has a named kind, and stands in one journey of its person and, where there are cases, in one of its case (or loose).
 */
export async function isWhole(reader: Reader, scope: Scope): Promise<boolean> {
  const state = await loadFoldState(reader, scope);
  const mine = inScope(scope);
  const until = (rows: ReturnType<typeof sql>) =>
    sql`${rows} WHERE ${mine} AND seq <= ${integer(state.position)}`;
  const [found] = await reader.rows<{
    short: number;
    streamed: number;
    ids: number;
    nameless: number;
    unfolded: number;
  }>(sql`SELECT
    (SELECT count() FROM (
      SELECT entry, max(told) AS told, sum(one) AS held FROM (
        SELECT imports.entry AS entry, imports.events AS told, 0 AS one FROM imports WHERE ${mine}
        UNION ALL SELECT entry, 0 AS told, 1 AS one FROM events WHERE ${mine}
        UNION ALL SELECT entry, 0 AS told, 1 AS one FROM copies WHERE ${mine}
      ) GROUP BY entry HAVING told > 0 AND told != held
    )) AS short,
    (SELECT count() FROM ${until(sql`events`)} AND entry = ${integer(STREAM)}) AS streamed,
    (SELECT count() FROM ${until(sql`seen`)}) AS ids,
    (SELECT uniqExact(code) FROM events
      WHERE ${mine} AND code NOT IN (SELECT code FROM kinds WHERE ${mine})) AS nameless,
    (SELECT countIf(folded != held) FROM (
      SELECT if(unit = 'loose', 'case', unit) AS unit, sum(length(codes)) AS folded,
        (SELECT count() FROM events WHERE ${countedEvents(scope, state)}) AS held
      FROM (
        SELECT unit, codes FROM journeys WHERE ${isCurrent(scope, state)}
        UNION ALL SELECT arrayJoin(${state.hasCases ? sql`['person', 'case']` : sql`['person']`}) AS unit,
          emptyArrayUInt32() AS codes
      ) GROUP BY unit
    )) AS unfolded`);
  return (
    found !== undefined &&
    [found.short, found.nameless, found.unfolded].every((count) => count === 0) &&
    found.streamed === state.stored &&
    found.ids === state.ids
  );
}
