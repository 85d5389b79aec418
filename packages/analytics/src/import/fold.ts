import type { Dictionary } from "../kinds/dictionary.ts";
import { clearNext, swapIn } from "../schema/partition.ts";
import { inScope, scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { sql, string, type Sql } from "../sql/sql.ts";
import { loadDictionary } from "../kinds/dictionary.ts";

/** Makes the project's journeys again from its events and puts them in place in one step. */
export async function fold(database: Database, scope: Scope): Promise<void> {
  const dictionary = await loadDictionary(database.rows, scope);
  await clearNext(database, scope, "journeys");
  for (const { unit, id, where } of units) {
    await database.run(sql`INSERT INTO journeys_next
      SELECT ${scopeColumns(scope)}, ${string(unit)} AS unit, id, word, codes, times, tied
      FROM (
        SELECT ${id} AS id,
          arraySort(groupArray((time, entry, seq, code))) AS journey,
          journey.1 AS times,
          journey.4 AS codes,
          arrayStringConcat(arrayMap(c -> ${letter(dictionary)}, codes)) AS word,
          has(arrayPopFront(arrayDifference(times)), 0) AS tied
        FROM events
        WHERE ${inScope(scope)} AND ${where}
        GROUP BY id
      )`);
  }
  await swapIn(database, scope, "journeys");
}

/** D8: who has no person is known by the case; `loose` events have no case and fall to sessions. */
const units = [
  { unit: "person", id: sql`if(person = '', case, person)`, where: sql`1` },
  { unit: "case", id: sql`case`, where: sql`case != ''` },
  { unit: "loose", id: sql`person`, where: sql`case = ''` },
] as const;

/** `letterOf` (dictionary.ts) for the engine: UTF-8 of the code point `c`, as short as the codes allow. */
function letter({ size }: Dictionary): Sql {
  const [one, two] = [sql`char(c)`, sql`char(192 + intDiv(c, 64), 128 + c % 64)`];
  const three = sql`char(224 + intDiv(c, 4096), 128 + intDiv(c, 64) % 64, 128 + c % 64)`;
  if (size < 0x80) return one;
  return size < 0x800
    ? sql`if(c < 128, ${one}, ${two})`
    : sql`multiIf(c < 128, ${one}, c < 2048, ${two}, ${three})`;
}
