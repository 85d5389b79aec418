import { onlyRow, type Asking } from "../asking.ts";
import { codesOf, letterOf, mostListed, type Dictionary } from "../kinds/dictionary.ts";
import { integer, literal, sql, string, type Sql } from "../sql/sql.ts";
import { journeysOf } from "../unit/journeys.ts";
import { compareText, type Answerer } from "./answerer.ts";

interface VariantRow {
  readonly word: string;
  readonly count: number;
}

/** Whole journeys by frequency; equally frequent ones by the names of their events, one after the other. */
export const answerVariants: Answerer<"variants"> = async (asking, { unit, period, limit }) => {
  const { dictionary } = asking;
  const journeys = journeysOf(asking, unit, period);
  const grouped = sql`SELECT word, count() AS count FROM ${journeys} GROUP BY word`;
  const [{ cases }, { rows, total }] = await Promise.all([
    onlyRow<{ cases: number }>(asking, sql`SELECT count() AS cases FROM ${journeys}`),
    asking.page<VariantRow>(sql`${grouped} ORDER BY count DESC LIMIT ${literal(limit + 1)}`),
  ]);
  const listed = await settled(asking, grouped, rows, limit);
  const variants = listed.map(({ word, count }) => ({ path: codesOf(word).map(dictionary.nameOf), count }));
  return {
    unit,
    cases,
    total,
    variants: variants.sort((a, b) => b.count - a.count || comparePaths(a.path, b.path)),
    other: cases - listed.reduce((sum, { count }) => sum + count, 0),
  };
};

/** Where the count does not decide who is listed last, the names do: then the engine is asked once more. */
async function settled(
  asking: Asking,
  grouped: Sql,
  rows: readonly VariantRow[],
  limit: number,
): Promise<readonly VariantRow[]> {
  const least = rows[limit]?.count;
  if (least === undefined || least < (rows[limit - 1]?.count ?? 0)) return rows.slice(0, limit);
  const sure = rows.filter(({ count }) => count > least);
  const open = await asking.rows<VariantRow>(sql`SELECT word, count FROM (${grouped})
    WHERE count = ${integer(least)}
    ORDER BY ${byNames(asking.dictionary)}
    LIMIT ${literal(limit - sure.length)}`);
  return [...sure, ...open];
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (const [at, name] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    if (name !== other) return compareText(name, other);
  }
  return a.length - b.length;
}

/** Codes tell the history of the log; so that the order does not, each letter becomes that of its name's rank. */
function byNames({ names, size }: Dictionary): Sql {
  if (size > mostListed) return sql`word`;
  const known = names.flatMap((name, code) => (name === undefined ? [] : [{ name, code }]));
  const ranked = known.toSorted((a, b) => compareText(a.name, b.name));
  const letters = ranked.map(({ code }) => letterOf(code)).join("");
  const ranks = ranked.map((_, rank) => letterOf(rank + 1)).join("");
  return sql`translateUTF8(word, ${string(letters)}, ${string(ranks)})`;
}
