import type { PlaceRoles, WorkspaceId } from "@itinera/core";
import type { Workspaces } from "../workspaces.ts";
import { noteAccessChange } from "./access-change.ts";
import type { Database } from "./database.ts";
import { ownedAlone } from "./owners.ts";

export function workspacesIn({ db, newId, now, transact }: Database): Workspaces {
  const workspaces = () => db.selectFrom("workspace").select(["id", "name", "created"]);

  return {
    list: () => workspaces().orderBy("created").orderBy("id").execute(),
    get: (id) => workspaces().where("id", "=", id).executeTakeFirst(),

    make: (name) =>
      db
        .insertInto("workspace")
        .values({ id: newId() as WorkspaceId, name, created: now() })
        .returning(["id", "name", "created"])
        .executeTakeFirstOrThrow(),

    async rename(id, name) {
      await db.updateTable("workspace").set({ name }).where("id", "=", id).execute();
    },

    of: (account) =>
      db
        .selectFrom("member")
        .innerJoin("workspace", "workspace.id", "member.workspace")
        .select(["workspace.id", "workspace.name", "workspace.created", "member.role"])
        .where("member.account", "=", account)
        .orderBy("workspace.created")
        .orderBy("workspace.id")
        .execute(),

    members: (workspace) =>
      db
        .selectFrom("member")
        .innerJoin("account", "account.id", "member.account")
        .select([
          "member.account",
          "account.name",
          "account.email",
          "account.suspended",
          "member.role",
          "member.since",
        ])
        .where("member.workspace", "=", workspace)
        .orderBy("account.name")
        .orderBy("account.email")
        .execute(),

    setRole: (workspace, account, role) =>
      transact(async (tx) => {
        if (role !== "owner" && (await ownedAlone(tx, account, workspace)).length > 0) return "last-owner";
        await tx
          .insertInto("member")
          .values({ workspace, account, role, since: now() })
          .onConflict((conflict) => conflict.columns(["workspace", "account"]).doUpdateSet({ role }))
          .execute();
        await noteAccessChange(tx);
        return "set";
      }),

    removeMember: (workspace, account) =>
      transact(async (tx) => {
        if ((await ownedAlone(tx, account, workspace)).length > 0) return "last-owner";
        const { numDeletedRows } = await tx
          .deleteFrom("member")
          .where("workspace", "=", workspace)
          .where("account", "=", account)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return "gone";
        await noteAccessChange(tx);
        return "removed";
      }),

    async placeRoles(workspace, account) {
      const rows = await db
        .selectFrom("place_role")
        .select(["place", "target", "role"])
        .where("workspace", "=", workspace)
        .where("account", "=", account)
        .execute();
      const of = (kind: string): PlaceRoles["maps"] =>
        Object.fromEntries(
          rows.filter(({ place }) => place === kind).map(({ target, role }) => [target, role]),
        );
      return { projects: of("project"), maps: of("map") };
    },

    async inPlace(workspace, { kind, id }) {
      const rows = await db
        .selectFrom("place_role")
        .select(["account", "role"])
        .where("workspace", "=", workspace)
        .where("place", "=", kind)
        .where("target", "=", id)
        .execute();
      return new Map(rows.map(({ account, role }) => [account, role]));
    },

    setPlaceRole: (workspace, account, { kind, id }, role) =>
      transact(async (tx) => {
        const member = await tx
          .selectFrom("member")
          .select("role")
          .where("workspace", "=", workspace)
          .where("account", "=", account)
          .executeTakeFirst();
        if (!member) return "gone";
        const place = { workspace, account, place: kind, target: id };
        if (role === undefined)
          await tx
            .deleteFrom("place_role")
            .where("workspace", "=", workspace)
            .where("account", "=", account)
            .where("place", "=", kind)
            .where("target", "=", id)
            .execute();
        else
          await tx
            .insertInto("place_role")
            .values({ ...place, role })
            .onConflict((conflict) =>
              conflict.columns(["workspace", "account", "place", "target"]).doUpdateSet({ role }),
            )
            .execute();
        await noteAccessChange(tx);
        return "set";
      }),

    async accessNumber() {
      const row = await db.selectFrom("access_change").select("number").executeTakeFirstOrThrow();
      return row.number;
    },
  };
}
