import type { EventRow } from "@itinera/core";
import { mostKinds, type Dictionary } from "../kinds/dictionary.ts";
import { scopeColumns, type Scope } from "../scope.ts";
import type { Database } from "../sql/database.ts";
import { integer, sql, type Sql } from "../sql/sql.ts";
import { createRowBinary, type RowBinary } from "./row-binary.ts";

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
      for (const row of batch) writeRow(writer, row, codes.codeOf(row.name));
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
      FROM input('person String, case String, code UInt16, time Int64, channel LowCardinality(String),
        seq UInt64, properties Map(LowCardinality(String), String)')
    )
    FORMAT RowBinary`;
}

function writeRow(writer: RowBinary, row: EventRow, code: number): void {
  writer.string(row.person ?? "");
  writer.string(row.case ?? "");
  writer.uint16(code);
  writer.int64(row.time);
  writer.string(row.channel ?? "");
  writer.int64(row.seq);
  const names = Object.keys(row.properties);
  writer.length(names.length);
  for (const name of names) {
    writer.string(name);
    writer.string(row.properties[name] ?? "");
  }
}

interface CodeGiver {
  readonly newNames: readonly string[];
  codeOf(name: string): number;
  used(): number;
}

function codeGiver(dictionary: Dictionary): CodeGiver {
  const newNames: string[] = [];
  const known = new Map<string, number>();
  return {
    newNames,
    used: () => known.size,
    codeOf(name) {
      const seen = known.get(name);
      if (seen !== undefined) return seen;
      const code = dictionary.codeOf(name) ?? dictionary.size + newNames.push(name);
      if (code > mostKinds) throw new TooManyKinds();
      known.set(name, code);
      return code;
    },
  };
}

/** A log with more names than there are codes. */
export class TooManyKinds extends Error {
  readonly limit = mostKinds;
  constructor() {
    super(`The project has more than ${mostKinds} kinds of events`);
  }
}
