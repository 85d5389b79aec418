import { loadDictionary, type Dictionary } from "./kinds/dictionary.ts";
import { inScope, type Scope } from "./scope.ts";
import type { Database } from "./sql/database.ts";
import { sql, type Sql } from "./sql/sql.ts";

/** What a question is answered with: where to ask, and what to know of the project before. */
export interface Asking {
  readonly scope: Scope;
  readonly dictionary: Dictionary;
  /** Some events belong to no case: cases are then also looked for among sessions. */
  readonly hasLoose: boolean;
  /** In some journeys two neighbours have the same time. */
  readonly hasTies: boolean;
  rows<Row>(question: Sql): Promise<Row[]>;
}

export async function openAsking(
  rows: Database["rows"],
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<Asking> {
  const [dictionary, units] = await Promise.all([
    loadDictionary(rows, scope, signal),
    rows<{ unit: string; tied: number }>(
      sql`SELECT unit, max(tied) AS tied FROM journeys WHERE ${inScope(scope)} GROUP BY unit`,
      signal,
    ),
  ]);
  return {
    scope,
    dictionary,
    hasLoose: units.some(({ unit }) => unit === "loose"),
    hasTies: units.some(({ tied }) => tied === 1),
    rows: (question) => rows(question, signal),
  };
}

/** The only row of a question that always has one. */
export async function onlyRow<Row>({ rows }: Asking, question: Sql): Promise<Row> {
  const [row] = await rows<Row>(question);
  if (row === undefined) throw new Error("The engine gave no row where one was certain");
  return row;
}
