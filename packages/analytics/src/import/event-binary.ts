import type { EventRow } from "@itinera/core";
import { sql } from "../sql/sql.ts";
import type { RowBinary } from "./row-binary.ts";

/** What `writeEvent` writes, for an INSERT … SELECT in RowBinary. */
export const eventInput = sql`input('person String, case String, code UInt32, time Int64, channel LowCardinality(String),
  seq UInt64, properties Map(LowCardinality(String), String)')`;

export function writeEvent(writer: RowBinary, row: Omit<EventRow, "name">, code: number): void {
  writer.string(row.person ?? "");
  writer.string(row.case ?? "");
  writer.uint32(code);
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
