import type { AnswerOf, QuestionKind, QuestionOf } from "@itinera/core";
import type { Asking } from "../asking.ts";

export type Answerer<Kind extends QuestionKind> = (
  asking: Asking,
  question: QuestionOf<Kind>,
) => Promise<AnswerOf<Kind>>;

/** Largest first, then by name: what people read and tests compare. */
export const byCountThenName =
  <Row>(count: (row: Row) => number, name: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    count(b) - count(a) || compareText(name(a), name(b));

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
