import type { WorkspaceId } from "@itinera/core";
import type { Kysely } from "kysely";
import type { Json } from "../jobs.ts";
import type { Settings } from "../settings.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

async function write(db: Kysely<Tables>, workspace: WorkspaceId, key: string, json: Json): Promise<void> {
  const value = JSON.stringify(json);
  await db
    .insertInto("setting")
    .values({ workspace, key, value })
    .onConflict((conflict) => conflict.columns(["workspace", "key"]).doUpdateSet({ value }))
    .execute();
}

export function settingsIn({ db, transact }: Database): Settings {
  return {
    async get(workspace, key) {
      const row = await db
        .selectFrom("setting")
        .select("value")
        .where("workspace", "=", workspace)
        .where("key", "=", key)
        .executeTakeFirst();
      return row && (JSON.parse(row.value) as Json);
    },
    set: (workspace, key, value) => write(db, workspace, key, value),
    async under(workspace, prefix) {
      const rows = await db
        .selectFrom("setting")
        .select(["key", "value"])
        .where("workspace", "=", workspace)
        .where("key", "like", `${prefix}%`)
        .execute();
      return Object.fromEntries(
        rows.map(({ key, value }) => [key.slice(prefix.length), JSON.parse(value) as Json]),
      );
    },
    setUnder: (workspace, prefix, values) =>
      transact(async (tx) => {
        for (const [name, value] of Object.entries(values))
          await write(tx, workspace, `${prefix}${name}`, value);
      }),
    async remove(workspace, key) {
      await db.deleteFrom("setting").where("workspace", "=", workspace).where("key", "=", key).execute();
    },
  };
}
