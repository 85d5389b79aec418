import { plainCalendar, type Calendar } from "@itinera/core";
import { loadDictionary, type Dictionary } from "./kinds/dictionary.ts";
import { loadFoldState, type FoldState } from "./journey/fold-state.ts";
import type { Scope } from "./scope.ts";
import type { Reader } from "./sql/database.ts";
import type { Sql } from "./sql/sql.ts";

/** What a question is answered with: where to ask, and what to know of the project before. */
export interface Asking {
  readonly scope: Scope;
  readonly dictionary: Dictionary;
  /** Of the journeys, as which they are read. */
  readonly state: FoldState;
  /** By what moments become days and weeks. */
  readonly calendar: Calendar;
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
  // The dictionary second: it names whatever the journeys of the state hold, and more.
  const state = await loadFoldState(reader, scope, signal);
  const dictionary = await loadDictionary(reader.rows, scope, signal);
  return {
    scope,
    dictionary,
    calendar,
    state,
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
