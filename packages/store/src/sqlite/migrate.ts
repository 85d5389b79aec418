import type SQLite from "better-sqlite3";

/** One SQL script per version, oldest first; a published one is never changed. */
export type Migrations = readonly string[];

export type Migrated =
  { readonly kind: "migrated" } | { readonly kind: "newer"; readonly found: number; readonly known: number };

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
