import type SQLite from "better-sqlite3";
import type { FileId } from "../files.ts";

/** Every place of `itinera.db` where a file is named, of every workspace. */
const places: readonly { readonly tables: readonly string[]; readonly query: string }[] = [
  { tables: ["asset"], query: "SELECT file FROM asset" },
  { tables: ["import"], query: "SELECT refused_rows FROM import WHERE refused_rows IS NOT NULL" },
  {
    tables: ["import", "event_log"],
    query: "SELECT entry ->> '$.file' FROM event_log JOIN import USING (number)",
  },
];

/** The files without which something in the database could not be shown or counted again. */
export function namedFiles(database: SQLite.Database): readonly FileId[] {
  const tables = new Set<unknown>(
    database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
  );
  const named = places
    // One of an older version has not got all of them.
    .filter((place) => place.tables.every((table) => tables.has(table)))
    .flatMap(({ query }) => database.prepare<[], FileId>(query).pluck().all());
  return [...new Set(named)];
}
