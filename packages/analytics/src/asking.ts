import { plainCalendar, type Calendar } from "@itinera/core";
import { loadDictionary, type Dictionary } from "./kinds/dictionary.ts";
import { inScope, type Scope } from "./scope.ts";
import type { Reader } from "./sql/database.ts";
import { sql, type Sql } from "./sql/sql.ts";

/** What a question is answered with: where to ask, and what to know of the project before. */
export interface Asking {
  readonly scope: Scope;
  readonly dictionary: Dictionary;
  /** Some events belong to no case: cases are then also looked for among sessions. */
  readonly hasLoose: boolean;
  /** By what moments become days and weeks. */
  readonly calendar: Calendar;
  /** In some journeys two neighbours have the same time. */
  readonly hasTies: boolean;
  rows<Row>(question: Sql): Promise<Row[]>;
  /** For a question that ends in LIMIT: also how many rows there would be without it. */
  page<Row>(question: Sql): Promise<{ readonly rows: Row[]; readonly total: number }>;
}

export interface AskingOptions {
  readonly calendar?: Calendar;
  readonly signal?: AbortSignal | undefined;
}

export async function openAsking(
  reader: Reader,
  scope: Scope,
  { calendar = plainCalendar, signal }: AskingOptions,
): Promise<Asking> {
  const own = sql`journeys WHERE ${inScope(scope)}`;
  const [dictionary, [found]] = await Promise.all([
    loadDictionary(reader.rows, scope, signal),
    reader.rows<{ loose: number; ties: number }>(
      sql`SELECT
        (SELECT count() FROM (SELECT 1 FROM ${own} AND unit = 'loose' LIMIT 1)) AS loose,
        (SELECT count() FROM (SELECT 1 FROM ${own} AND tied LIMIT 1)) AS ties`,
      signal,
    ),
  ]);
  return {
    scope,
    dictionary,
    calendar,
    hasLoose: found?.loose === 1,
    hasTies: found?.ties === 1,
    rows: (question) => reader.rows(question, signal),
    page: (question) => reader.page(question, signal),
  };
}

/** The only row of a question that always has one. */
export async function onlyRow<Row>({ rows }: Asking, question: Sql): Promise<Row> {
  const [row] = await rows<Row>(question);
  if (row === undefined) throw new Error("The engine gave no row where one was certain");
  return row;
}
