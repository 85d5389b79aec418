import type { Client } from "pg";
import type { Migrated, Migrations } from "../sql/migrations.ts";
import { withLock } from "./locks.ts";

/**
 * Brings a database to the last version, each step in a transaction of its own together with its
 * version number: killed anywhere, it goes on from there. Of two servers that start at once, one waits.
 */
export function migrate(client: Client, migrations: Migrations): Promise<Migrated> {
  return withLock(client, "migration", async () => {
    await client.query("CREATE TABLE IF NOT EXISTS itinera_version (version integer NOT NULL)");
    const { rows } = await client.query<{ version: number }>("SELECT version FROM itinera_version");
    const found = rows[0]?.version ?? 0;
    if (found > migrations.length) return { kind: "newer", found, known: migrations.length };
    for (const [at, script] of migrations.entries()) if (at >= found) await step(client, script, at + 1);
    return { kind: "migrated" };
  });
}

async function step(client: Client, script: string, version: number): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(script);
    await client.query("DELETE FROM itinera_version");
    await client.query("INSERT INTO itinera_version (version) VALUES ($1)", [version]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
