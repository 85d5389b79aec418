import type { LaneId, ShareId } from "@itinera/core";
import type { Selectable } from "kysely";
import type { Share, Shares, ShareTerms } from "../shares.ts";
import { noteAccessChange } from "./access-change.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["share"]>;

const shareOf = ({ lanes, numbers, embed, made_by: madeBy, ...row }: Row): Share => ({
  ...row,
  madeBy,
  numbers: numbers === 1,
  // Written by `columnsOf` alone.
  lanes: lanes === null ? null : (JSON.parse(lanes) as readonly LaneId[]),
  embed: embed === null ? null : (JSON.parse(embed) as readonly string[]),
});

const columnsOf = ({ lanes, numbers, embed, ...terms }: Partial<ShareTerms>) => ({
  ...terms,
  ...(lanes !== undefined && { lanes: lanes && JSON.stringify(lanes) }),
  ...(embed !== undefined && { embed: embed && JSON.stringify(embed) }),
  ...(numbers !== undefined && { numbers: numbers ? (1 as const) : (0 as const) }),
});

export function sharesIn({ db, newId, now, transact }: Database): Shares {
  return {
    async ofMap(workspace, map) {
      const rows = await db
        .selectFrom("share")
        .selectAll()
        .where("workspace", "=", workspace)
        .where("map", "=", map)
        .orderBy("created", "desc")
        .orderBy("id")
        .execute();
      return rows.map(shareOf);
    },

    async get(id) {
      const row = await db.selectFrom("share").selectAll().where("id", "=", id).executeTakeFirst();
      return row && shareOf(row);
    },

    async make({ workspace, map, madeBy, role, password, expires, lanes, numbers, embed }) {
      const row = await db
        .insertInto("share")
        .values({
          id: newId() as ShareId,
          workspace,
          map,
          role,
          password,
          expires,
          lanes: lanes && JSON.stringify(lanes),
          numbers: numbers ? 1 : 0,
          embed: embed && JSON.stringify(embed),
          made_by: madeBy,
          created: now(),
          seen: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return shareOf(row);
    },

    change: (workspace, map, id, terms) =>
      transact(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("share")
          .set(columnsOf(terms))
          .where("workspace", "=", workspace)
          .where("map", "=", map)
          .where("id", "=", id)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return "gone";
        await noteAccessChange(tx);
        return "changed";
      }),

    revoke: (workspace, map, id) =>
      transact(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom("share")
          .where("workspace", "=", workspace)
          .where("map", "=", map)
          .where("id", "=", id)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return "gone";
        await noteAccessChange(tx);
        return "revoked";
      }),

    async noteSeen(id) {
      await db.updateTable("share").set({ seen: now() }).where("id", "=", id).execute();
    },
  };
}
