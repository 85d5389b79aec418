import type { EpochMs, KeyId, KeyScope } from "@itinera/core";
import type { Selectable } from "kysely";
import type { ApiKey, ApiKeys } from "../keys.ts";
import { noteAccessChange } from "./access-change.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

const hourMs = 3_600_000;

const keyOf = ({ scopes, ...row }: Selectable<Tables["api_key"]>): ApiKey => ({
  ...row,
  // Written by `make` alone.
  scopes: JSON.parse(scopes) as readonly KeyScope[],
});

export function keysIn({ db, newId, now, transact }: Database): ApiKeys {
  return {
    async list(workspace, account) {
      const all = db.selectFrom("api_key").selectAll().where("workspace", "=", workspace);
      const rows = await (account === undefined ? all : all.where("account", "=", account))
        .orderBy("created", "desc")
        .orderBy("id")
        .execute();
      return rows.map(keyOf);
    },

    async get(id) {
      const row = await db.selectFrom("api_key").selectAll().where("id", "=", id).executeTakeFirst();
      return row && keyOf(row);
    },

    async make({ scopes, ...key }) {
      const row = await db
        .insertInto("api_key")
        .values({ ...key, id: newId() as KeyId, scopes: JSON.stringify(scopes), created: now(), seen: null })
        .returningAll()
        .executeTakeFirstOrThrow();
      return keyOf(row);
    },

    revoke: (workspace, id) =>
      transact(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom("api_key")
          .where("workspace", "=", workspace)
          .where("id", "=", id)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return "gone";
        await noteAccessChange(tx);
        return "revoked";
      }),

    async noteSeen(id) {
      const at = now();
      // Not each time: a key may ask a thousand times a minute.
      await db
        .updateTable("api_key")
        .set({ seen: at })
        .where("id", "=", id)
        .where((one) => one.or([one("seen", "is", null), one("seen", "<", (at - hourMs) as EpochMs)]))
        .execute();
    },
  };
}
