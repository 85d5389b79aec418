import type { EventRow } from "@itinera/core";
import { codeGiver } from "../kinds/code-giver.ts";
import type { Dictionary } from "../kinds/dictionary.ts";
import { scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, sql, type Sql } from "../sql/sql.ts";
import { eventInput, writeEvent } from "./event-binary.ts";
import { createRowBinary } from "./row-binary.ts";

/** So much is sent in one insert, while the next one is written. */
const BATCH_BYTES = 16 * 2 ** 20;

export interface Staged {
  readonly rows: number;
  /** Names that the dictionary does not hold, in log order; the first has the code `size + 1`. */
  readonly newNames: readonly string[];
  /** How many different names the rows have. */
  readonly kinds: number;
}

/** Writes all rows of an import into events_next. Needs no more memory for a longer import. */
export async function stageRows(
  database: Database,
  scope: Scope,
  entry: number,
  dictionary: Dictionary,
  batches: AsyncIterable<readonly EventRow[]>,
): Promise<Staged> {
  const codes = codeGiver(dictionary);
  const writer = createRowBinary();
  let rows = 0;
  let sending: Promise<void> = Promise.resolve();
  const send = async (): Promise<void> => {
    await sending;
    const body = writer.take();
    sending = database.insert(insertInto(scope, entry), body);
    // Awaited with the next batch; until then a failure must not count as unhandled.
    sending.catch(() => undefined);
  };
  try {
    for await (const batch of batches) {
      for (const row of batch) writeEvent(writer, row, codes.codeOf(row.name));
      rows += batch.length;
      if (writer.bytes >= BATCH_BYTES) await send();
    }
    if (writer.bytes > 0) await send();
    await sending;
  } finally {
    // Nothing may arrive after the caller has cleaned up.
    await sending.catch(() => undefined);
  }
  return { rows, newNames: codes.newNames, kinds: codes.used() };
}

function insertInto(scope: Scope, entry: number): Sql {
  return sql`INSERT INTO events_next
    SELECT ${scopeColumns(scope)}, ${integer(entry)} AS entry, seq, person, case, code, time, channel, sorted,
      reinterpretAsUInt128(sipHash128(person, case, code, time, channel, sorted)) AS hash
    FROM (
      SELECT *, mapSort(properties) AS sorted
      FROM ${eventInput}
    )
    FORMAT RowBinary`;
}
