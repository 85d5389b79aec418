import type { ProjectId } from "@itinera/core";
import type { LogEntry } from "../event-log.ts";
import type { Projects } from "../projects.ts";
import type { Database } from "./database.ts";
import { appendEntry } from "./event-log.ts";

export function projectsIn({ db, newId, now }: Database): Projects {
  const columns = ["id", "name", "created"] as const;
  return {
    list: (workspace) =>
      db.selectFrom("project").select(columns).where("workspace", "=", workspace).orderBy("name").execute(),

    get: (workspace, id) =>
      db
        .selectFrom("project")
        .select(columns)
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .executeTakeFirst(),

    byName: (workspace, name) =>
      db
        .selectFrom("project")
        .select(columns)
        .where("workspace", "=", workspace)
        .where("name", "=", name)
        .executeTakeFirst(),

    async ensure(workspace, name) {
      const id = newId() as ProjectId;
      await db
        .insertInto("project")
        .values({ workspace, id, name, created: now() })
        .onConflict((conflict) => conflict.columns(["workspace", "name"]).doNothing())
        .execute();
      const project = await db
        .selectFrom("project")
        .select(columns)
        .where("workspace", "=", workspace)
        .where("name", "=", name)
        .executeTakeFirstOrThrow();
      return { project, made: project.id === id };
    },

    rename: (workspace, id, name) =>
      db.transaction().execute(async (tx) => {
        const namesake = await tx
          .selectFrom("project")
          .select("id")
          .where("workspace", "=", workspace)
          .where("name", "=", name)
          .executeTakeFirst();
        if (namesake && namesake.id !== id) return "taken";
        const { numUpdatedRows } = await tx
          .updateTable("project")
          .set({ name })
          .where("workspace", "=", workspace)
          .where("id", "=", id)
          .executeTakeFirst();
        return numUpdatedRows > 0n ? "renamed" : "gone";
      }),

    remove: (workspace, id) =>
      db.transaction().execute(async (tx) => {
        // The log keeps its entries; without a removal behind each, a rebuild would bring the events back.
        const imports = await tx
          .selectFrom("import")
          .select("id")
          .where("workspace", "=", workspace)
          .where("project", "=", id)
          .where("state", "!=", "removing")
          .orderBy("number")
          .execute();
        for (const one of imports) {
          const entry: LogEntry = { kind: "removal", import: one.id };
          await appendEntry(tx, { workspace, project: id, at: now(), entry });
        }
        const { numDeletedRows } = await tx
          .deleteFrom("project")
          .where("workspace", "=", workspace)
          .where("id", "=", id)
          .executeTakeFirst();
        return numDeletedRows > 0n ? "removed" : "gone";
      }),
  };
}
