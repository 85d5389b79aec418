import type { ProjectId, WorkspaceId } from "@itinera/core";
import type { Kysely } from "kysely";
import type { ImportEntry, LogEntry } from "../event-log.ts";
import type { JobId } from "../jobs.ts";
import { projectJobs, type ProjectRemains, type Projects } from "../projects.ts";
import type { Database } from "./database.ts";
import { appendEntry } from "./event-log.ts";
import { addJob } from "./jobs.ts";
import type { Tables } from "./tables.ts";

export function projectsIn({ db, newId, now, transact }: Database): Projects {
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

    async find(id) {
      const row = await db.selectFrom("project").select("workspace").where("id", "=", id).executeTakeFirst();
      return row?.workspace;
    },

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
      transact(async (tx) => {
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
      transact(async (tx) => {
        const remains = await remainsIn(tx, workspace, id);
        // The log keeps its entries; without a removal behind each, a rebuild would bring the events back.
        const living = await tx
          .selectFrom("import")
          .select("id")
          .where("workspace", "=", workspace)
          .where("project", "=", id)
          .where("state", "!=", "removing")
          .orderBy("number")
          .execute();
        for (const one of living) {
          const entry: LogEntry = { kind: "removal", import: one.id };
          await appendEntry(tx, { workspace, project: id, at: now(), entry });
        }
        const { numDeletedRows } = await tx
          .deleteFrom("project")
          .where("workspace", "=", workspace)
          .where("id", "=", id)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return { kind: "gone" };
        const payload = { ...remains };
        await addJob(tx, { id: newId() as JobId, workspace, kind: projectJobs.clear, payload, at: now() });
        return { kind: "removed", ...remains };
      }),
  };
}

async function remainsIn(
  db: Kysely<Tables>,
  workspace: WorkspaceId,
  project: ProjectId,
): Promise<ProjectRemains> {
  const maps = await db
    .selectFrom("map")
    .select("id")
    .where("workspace", "=", workspace)
    .where("project", "=", project)
    .execute();
  const imports = await db
    .selectFrom("import")
    .innerJoin("event_log", "event_log.number", "import.number")
    .select(["import.id", "import.refused_rows", "event_log.entry"])
    .where("import.workspace", "=", workspace)
    .where("import.project", "=", project)
    .orderBy("import.number")
    .execute();
  return {
    project,
    maps: maps.map((one) => one.id),
    imports: imports.map((one) => one.id),
    files: imports.flatMap(({ entry, refused_rows: refused }) => [
      (JSON.parse(entry) as ImportEntry).file,
      ...(refused === null ? [] : [refused]),
    ]),
  };
}
