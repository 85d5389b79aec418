import type SQLite from "better-sqlite3";
import type { Migrated, Migrations } from "../sql/migrations.ts";

/**
 * Brings a database to the last version, each step in a transaction of its own together with its
 * version number: killed anywhere, it goes on from there.
 */
export function migrate(database: SQLite.Database, migrations: Migrations): Migrated {
  const found = database.pragma("user_version", { simple: true }) as number;
  if (found > migrations.length) return { kind: "newer", found, known: migrations.length };
  for (const [at, script] of migrations.entries()) {
    if (at < found) continue;
    database
      .transaction(() => {
        database.exec(script);
        database.pragma(`user_version = ${at + 1}`);
      })
      .immediate();
  }
  return { kind: "migrated" };
}
