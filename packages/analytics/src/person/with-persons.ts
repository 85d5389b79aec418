import type { FoldState } from "../journey/fold-state.ts";
import { inScope, type Scope } from "../scope.ts";
import { integer, sql, type Sql } from "../sql/sql.ts";

/** Who a row of events says that it was: who has no person is known by the case (D8). */
export const ownId = sql`if(person = '', case, person)`;

/** The ids of persons who are known under another one, as they stand at a state: `id`, `known_as`. */
const aliasesAt = (scope: Scope, { version }: Pick<FoldState, "version">): Sql =>
  sql`SELECT id, argMax(person, version) AS known_as FROM aliases
    WHERE ${inScope(scope)} AND version <= ${integer(version)} GROUP BY id`;

/** The rows of `events WHERE …`, each with the id under which its person is known, in `id`. */
export function withPersons(scope: Scope, state: Pick<FoldState, "version" | "hasAliases">, rows: Sql): Sql {
  if (!state.hasAliases) return sql`SELECT *, ${ownId} AS id FROM ${rows}`;
  return sql`SELECT held.*, if(known_as = '', own, known_as) AS id
    FROM (SELECT *, ${ownId} AS own FROM ${rows}) AS held
    LEFT JOIN (${aliasesAt(scope, state)}) AS known ON held.own = known.id`;
}
