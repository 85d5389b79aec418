import { codesOf, letterOf, mostListed, type Dictionary } from "../kinds/dictionary.ts";
import { literal, sql, string, type Sql } from "../sql/sql.ts";
import { journeysOf } from "../unit/journeys.ts";
import { compareText, type Answerer } from "./answerer.ts";

interface VariantRow {
  readonly word: string;
  readonly count: number;
  readonly cases: number;
  readonly total: number;
}

/** Whole journeys by frequency; equally frequent ones by the names of their events, one after the other. */
export const answerVariants: Answerer<"variants"> = async (asking, { unit, period, limit }) => {
  const { dictionary, rows } = asking;
  const most = literal(limit);
  // The names are looked at only where the count does not decide who is listed.
  const listed = await rows<VariantRow>(sql`SELECT * FROM (
      SELECT word, count, sum(count) OVER () AS cases, count() OVER () AS total
      FROM (SELECT word, count() AS count FROM ${journeysOf(asking, unit, period)} GROUP BY word)
      ORDER BY count DESC
      LIMIT ${most} WITH TIES
    )
    ORDER BY count DESC, ${byNames(dictionary)}
    LIMIT ${most}`);
  const { cases, total } = listed[0] ?? { cases: 0, total: 0 };
  return {
    unit,
    cases,
    total,
    variants: listed.map(({ word, count }) => ({ path: codesOf(word).map(dictionary.nameOf), count })),
    other: cases - listed.reduce((sum, { count }) => sum + count, 0),
  };
};

/** Codes tell the history of the log; so that the order does not, each letter becomes that of its name's rank. */
function byNames({ names, size }: Dictionary): Sql {
  if (size > mostListed) return sql`word`;
  const known = names.flatMap((name, code) => (name === undefined ? [] : [{ name, code }]));
  const ranked = known.toSorted((a, b) => compareText(a.name, b.name));
  const letters = ranked.map(({ code }) => letterOf(code)).join("");
  const ranks = ranked.map((_, rank) => letterOf(rank + 1)).join("");
  return sql`translateUTF8(word, ${string(letters)}, ${string(ranks)})`;
}
