import type { AccountId } from "@itinera/core";
import type { Accounts } from "../accounts.ts";
import { noteAccessChange } from "./access-change.ts";
import type { Database } from "./database.ts";
import { ownedAlone } from "./owners.ts";

export function accountsIn({ db, now, transact }: Database): Accounts {
  const accounts = () => db.selectFrom("account").select(["id", "name", "email", "suspended"]);
  /** One of somebody who may come in. */
  const credentials = () =>
    db
      .selectFrom("credential")
      .innerJoin("account", "account.id", "credential.account")
      .select("credential.id")
      .where("account.suspended", "is", null)
      .limit(1);

  return {
    list: () => accounts().orderBy("email").execute(),
    get: (id) => accounts().where("id", "=", id).executeTakeFirst(),
    byEmail: (email) => accounts().where("email", "=", email.toLowerCase()).executeTakeFirst(),

    async somebodyHasPassword() {
      const found = await credentials().where("credential.password", "is not", null).executeTakeFirst();
      return found !== undefined;
    },

    async somebodyHasCredential(kind) {
      const found = await credentials().where("credential.providerId", "=", kind).executeTakeFirst();
      return found !== undefined;
    },

    suspend: (id: AccountId) =>
      transact(async (tx) => {
        if ((await ownedAlone(tx, id)).length > 0) return "last-owner";
        const { numUpdatedRows } = await tx
          .updateTable("account")
          .set({ suspended: now() })
          .where("id", "=", id)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return "gone";
        await tx.deleteFrom("session").where("account", "=", id).execute();
        await noteAccessChange(tx);
        return "suspended";
      }),

    async readmit(id) {
      const { numUpdatedRows } = await db
        .updateTable("account")
        .set({ suspended: null })
        .where("id", "=", id)
        .executeTakeFirst();
      return numUpdatedRows > 0n ? "readmitted" : "gone";
    },

    endSessions: (id, except) =>
      transact(async (tx) => {
        const all = tx.deleteFrom("session").where("account", "=", id);
        await (except === undefined ? all : all.where("id", "!=", except)).execute();
        await noteAccessChange(tx);
      }),

    endSession: (id, session) =>
      transact(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom("session")
          .where("account", "=", id)
          .where("id", "=", session)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return "gone";
        await noteAccessChange(tx);
        return "ended";
      }),

    async enterWorkspace(session, workspace) {
      await db.updateTable("session").set({ workspace }).where("id", "=", session).execute();
    },
  };
}
