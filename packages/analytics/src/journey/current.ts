import { inScope, type Scope } from "../scope.ts";
import { integer, sql, type Sql } from "../sql/sql.ts";
import { STREAM } from "../stream/stream-events.ts";
import type { FoldState } from "./fold-state.ts";

/**
 * A condition for the rows of `journeys` that count at a state: those of its generation that were there then and
 * that no later fold had replaced. Changes are therefore seen all at once, or not yet.
 */
export function isCurrent(scope: Scope, { generation, version }: FoldState): Sql {
  const then = sql`${inScope(scope)} AND generation = ${integer(generation)}`;
  return sql`${then} AND version <= ${integer(version)} AND (key, version) NOT IN (
    SELECT key, version FROM stale WHERE ${then} AND by <= ${integer(version)})`;
}

/** A condition for the rows of `events` that count at a state: of the stream, those up to its position. */
export const countedEvents = (scope: Scope, { position }: Pick<FoldState, "position">): Sql =>
  sql`${inScope(scope)} AND (entry != ${integer(STREAM)} OR seq <= ${integer(position)})`;

/** Short for a unit and its id. */
export const keyOf = (unit: Sql, id: Sql): Sql => sql`sipHash64(${unit}, ${id})`;
