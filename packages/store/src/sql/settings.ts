import type { Json } from "../jobs.ts";
import type { Settings } from "../settings.ts";
import type { Database } from "./database.ts";

export function settingsIn({ db }: Database): Settings {
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
    async set(workspace, key, value) {
      const text = JSON.stringify(value);
      await db
        .insertInto("setting")
        .values({ workspace, key, value: text })
        .onConflict((conflict) => conflict.columns(["workspace", "key"]).doUpdateSet({ value: text }))
        .execute();
    },
    async remove(workspace, key) {
      await db.deleteFrom("setting").where("workspace", "=", workspace).where("key", "=", key).execute();
    },
  };
}
