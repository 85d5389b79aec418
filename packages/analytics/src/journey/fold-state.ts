import { inScope, scopeColumns, type Scope } from "../scope.ts";
import type { Database, Reader } from "../sql/database.ts";
import { integer, join, literal, sql } from "../sql/sql.ts";

/** What a project's journeys stand at. What was written for a fold shows when its state is noted, all at once. */
export interface FoldState {
  /** One more with each fold. */
  readonly version: number;
  /** The fold that last made all journeys anew. */
  readonly generation: number;
  /** Number of the last entry of the project's stream that is counted. */
  readonly position: number;
  /** Entries of the stream up to there: events that were kept, messages that came again, statements. */
  readonly stored: number;
  readonly duplicates: number;
  readonly statements: number;
  /** Of both, those that had an id of their own: rows of `seen`. */
  readonly ids: number;
  /** Some persons have several ids. */
  readonly hasAliases: boolean;
  /** Some events belong to a case: then there are journeys of cases, and loose ones. */
  readonly hasCases: boolean;
  /** Some events belong to no case. */
  readonly hasLoose: boolean;
  /** In some journeys two neighbours have the same time. */
  readonly hasTies: boolean;
}

/** What of the stream a fold takes in. */
export type StreamCounts = Pick<FoldState, "position" | "stored" | "duplicates" | "statements" | "ids">;

const nothingYet: FoldState = {
  version: 0,
  generation: 0,
  position: 0,
  stored: 0,
  duplicates: 0,
  statements: 0,
  ids: 0,
  hasAliases: false,
  hasCases: false,
  hasLoose: false,
  hasTies: false,
};

type StateRow = Pick<FoldState, "version" | "generation" | keyof StreamCounts> &
  Record<"aliases" | "cases" | "loose" | "ties", number>;

export async function loadFoldState(
  { rows }: Pick<Reader, "rows">,
  scope: Scope,
  signal?: AbortSignal,
): Promise<FoldState> {
  const [row] = await rows<StateRow>(
    sql`SELECT version, generation, position, stored, duplicates, statements, ids, aliases, cases, loose, ties
      FROM folds WHERE ${inScope(scope)} ORDER BY version DESC LIMIT 1`,
    signal,
  );
  if (row === undefined) return nothingYet;
  const { aliases, cases, loose, ties, ...numbers } = row;
  return {
    ...numbers,
    hasAliases: aliases === 1,
    hasCases: cases === 1,
    hasLoose: loose === 1,
    hasTies: ties === 1,
  };
}

export async function noteFoldState(database: Database, scope: Scope, state: FoldState): Promise<void> {
  const { version, generation, position, stored, duplicates, statements, ids } = state;
  const numbers = sql`${integer(version)}, ${integer(generation)}, ${integer(position)},
    ${integer(stored)}, ${integer(duplicates)}, ${integer(statements)}, ${integer(ids)}`;
  const facts = [state.hasAliases, state.hasCases, state.hasLoose, state.hasTies];
  const flags = join(
    facts.map((one) => literal(Number(one))),
    ", ",
  );
  await database.run(sql`INSERT INTO folds SELECT ${scopeColumns(scope)}, ${numbers}, ${flags}`);
}
