import { surrogates, type Dictionary } from "../kinds/dictionary.ts";
import { literal, sql, type Sql } from "../sql/sql.ts";

/** The word of a list of codes, for the engine: `letterOf` (dictionary.ts) of each. */
export const wordOf = (codes: Sql, dictionary: Pick<Dictionary, "size">): Sql =>
  sql`arrayStringConcat(arrayMap(c -> ${letter(dictionary)}, ${codes}))`;

/** UTF-8 of the letter of the code `c`, as short as the codes allow. */
function letter({ size }: Pick<Dictionary, "size">): Sql {
  const [one, two] = [sql`char(c)`, sql`char(192 + intDiv(c, 64), 128 + c % 64)`];
  if (size < 0x80) return one;
  if (size < 0x800) return sql`if(c < 128, ${one}, ${two})`;
  const three = (c: Sql) => sql`char(224 + intDiv(${c}, 4096), 128 + intDiv(${c}, 64) % 64, 128 + ${c} % 64)`;
  if (size < surrogates.first) return sql`multiIf(c < 128, ${one}, c < 2048, ${two}, ${three(sql`c`)})`;
  const moved = sql`(c + ${literal(surrogates.count)})`;
  const four = sql`char(240 + intDiv(${moved}, 262144), 128 + intDiv(${moved}, 4096) % 64,
    128 + intDiv(${moved}, 64) % 64, 128 + ${moved} % 64)`;
  return sql`multiIf(c < 128, ${one}, c < 2048, ${two}, c < ${literal(surrogates.first)}, ${three(sql`c`)},
    c < ${literal(0x10000 - surrogates.count)}, ${three(moved)}, ${four})`;
}
