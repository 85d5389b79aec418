import type { AnswerOf, QuestionKind, QuestionOf } from "@itinera/core";
import type { Dictionary } from "../kinds/dictionary.ts";
import type { Scope } from "../scope.ts";
import type { Sql } from "../sql/sql.ts";

/** What a question is answered with. */
export interface Asking {
  readonly scope: Scope;
  readonly dictionary: Dictionary;
  rows<Row>(question: Sql): Promise<Row[]>;
}

export type Answerer<Kind extends QuestionKind> = (
  asking: Asking,
  question: QuestionOf<Kind>,
) => Promise<AnswerOf<Kind>>;

/** The only row of a question that always has one. */
export async function onlyRow<Row>({ rows }: Asking, question: Sql): Promise<Row> {
  const [row] = await rows<Row>(question);
  if (row === undefined) throw new Error("The engine gave no row where one was certain");
  return row;
}

/** Largest first, then by name: what people read and tests compare. */
export const byCountThenName =
  <Row>(count: (row: Row) => number, name: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    count(b) - count(a) || compareText(name(a), name(b));

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
