import type { AuditEntry, Audit } from "../audit.ts";
import type { Database } from "./database.ts";

export function auditIn({ db }: Database): Audit {
  return {
    async add(workspace, { about, ...entry }) {
      await db
        .insertInto("audit")
        .values({ ...entry, workspace: workspace ?? null, about: JSON.stringify(about) })
        .execute();
    },

    async list(workspace, { action, who, from, to, before, limit }) {
      let rows = db
        .selectFrom("audit")
        .selectAll()
        .where((one) =>
          one.or([
            one("workspace", "=", workspace),
            // Who signs in is in no workspace yet.
            one.and([
              one("workspace", "is", null),
              one("who", "in", (from) =>
                from.selectFrom("member").select("account").where("workspace", "=", workspace),
              ),
            ]),
          ]),
        );
      if (action !== undefined) rows = rows.where("action", "=", action);
      if (who !== undefined) rows = rows.where("who", "=", who);
      if (from !== undefined) rows = rows.where("at", ">=", from as AuditEntry["at"]);
      if (to !== undefined) rows = rows.where("at", "<", to as AuditEntry["at"]);
      if (before !== undefined) rows = rows.where("number", "<", before);
      const found = await rows.orderBy("number", "desc").limit(limit).execute();
      return found.map(({ workspace: _, about, ...entry }) => ({
        ...entry,
        // Written by `add` alone.
        about: JSON.parse(about) as AuditEntry["about"],
      }));
    },

    async removeBefore(workspace, before, most) {
      const old = db
        .selectFrom("audit")
        .select("number")
        .where("workspace", workspace === undefined ? "is" : "=", workspace ?? null)
        .where("at", "<", before)
        .orderBy("number")
        .limit(most);
      const { numDeletedRows } = await db.deleteFrom("audit").where("number", "in", old).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
