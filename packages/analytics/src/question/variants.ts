import { codesOf } from "../kinds/dictionary.ts";
import { literal, sql } from "../sql/sql.ts";
import { journeysOf } from "../unit/journeys.ts";
import type { Answerer } from "./answerer.ts";

interface VariantRow {
  readonly word: string;
  readonly count: number;
  readonly cases: number;
  readonly total: number;
}

/** Whole journeys by frequency; of equally frequent ones those first whose kinds the log named first. */
export const answerVariants: Answerer<"variants"> = async (asking, { unit, period, limit }) => {
  const { dictionary, rows } = asking;
  const listed =
    await rows<VariantRow>(sql`SELECT word, count, sum(count) OVER () AS cases, count() OVER () AS total
    FROM (SELECT word, count() AS count FROM ${journeysOf(asking, unit, period)} GROUP BY word)
    ORDER BY count DESC, word
    LIMIT ${literal(limit)}`);
  const { cases, total } = listed[0] ?? { cases: 0, total: 0 };
  return {
    unit,
    cases,
    total,
    variants: listed.map(({ word, count }) => ({ path: codesOf(word).map(dictionary.nameOf), count })),
    other: cases - listed.reduce((sum, { count }) => sum + count, 0),
  };
};
