import type { ImportId, ProjectId, WorkspaceId } from "@itinera/core";
import type { ImportEntry } from "../event-log.ts";
import {
  importJobs,
  type ImportCounts,
  type Imports,
  type ImportState,
  type ListedImport,
  type ReasonCount,
} from "../imports.ts";
import type { JobId } from "../jobs.ts";
import type { Kysely } from "kysely";
import type { Database } from "./database.ts";
import { appendEntry } from "./event-log.ts";
import { addJob } from "./jobs.ts";
import type { Tables } from "./tables.ts";

const unread = {
  counts: JSON.stringify({ events: 0, added: 0, already: 0, cases: 0, kinds: 0 } satisfies ImportCounts),
  refused: "[]",
  refused_rows: null,
  failure: null,
};

export function importsIn({ db, newId, now, transact }: Database): Imports {
  async function listed(workspace: WorkspaceId, by: { id?: ImportId; project?: ProjectId; sha256?: string }) {
    let query = db
      .selectFrom("import")
      .innerJoin("event_log", "event_log.number", "import.number")
      .selectAll("import")
      .select(["event_log.entry", "event_log.at"])
      .where("import.workspace", "=", workspace)
      .orderBy("import.number");
    if (by.id !== undefined) query = query.where("import.id", "=", by.id);
    if (by.project !== undefined) query = query.where("import.project", "=", by.project);
    if (by.sha256 !== undefined)
      query = query.where("import.sha256", "=", by.sha256).where("import.state", "!=", "removing");
    const rows = await query.execute();
    return rows.map((row): ListedImport => {
      const { file, fileName, bytes, sha256, mapping, importer } = JSON.parse(row.entry) as ImportEntry;
      return {
        id: row.id,
        project: row.project,
        entry: row.number,
        file,
        fileName,
        bytes,
        sha256,
        mapping,
        importer,
        at: row.at,
        state: row.state,
        counts: JSON.parse(row.counts) as ImportCounts,
        refused: JSON.parse(row.refused) as readonly ReasonCount[],
        refusedRows: row.refused_rows,
        failure: row.failure,
      };
    });
  }

  /** An import that is being removed stays so, whatever its reader still has to say. */
  const setState = (
    within: Kysely<Tables>,
    workspace: WorkspaceId,
    id: ImportId,
    values: Partial<Tables["import"]>,
  ) =>
    within
      .updateTable("import")
      .set(values)
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .where("state", "!=", "removing")
      .returning("project")
      .executeTakeFirst();

  async function update(workspace: WorkspaceId, id: ImportId, values: Partial<Tables["import"]>) {
    await setState(db, workspace, id, values);
  }

  const addImportJob = (
    within: Kysely<Tables>,
    workspace: WorkspaceId,
    kind: keyof typeof importJobs,
    payload: { readonly project: ProjectId; readonly import: ImportId },
  ) => addJob(within, { id: newId() as JobId, workspace, kind: importJobs[kind], payload, at: now() });

  async function removalIn(within: Kysely<Tables>, workspace: WorkspaceId, id: ImportId) {
    const row = await setState(within, workspace, id, { state: "removing" });
    if (!row) return { kind: "gone" } as const;
    const { project } = row;
    await appendEntry(within, { workspace, project, at: now(), entry: { kind: "removal", import: id } });
    const job = await addImportJob(within, workspace, "remove", { project, import: id });
    return { kind: "requested", job } as const;
  }

  const get = async (workspace: WorkspaceId, id: ImportId) => (await listed(workspace, { id }))[0];

  return {
    async accept(workspace, project, rest, replaces = []) {
      const at = now();
      const entry: ImportEntry = { kind: "import", ...rest };
      const id = entry.import;
      const job = await transact(async (tx) => {
        for (const replaced of replaces) await removalIn(tx, workspace, replaced);
        const { number } = await appendEntry(tx, { workspace, project, at, entry });
        const state: ImportState = "waiting";
        await tx
          .insertInto("import")
          .values({ workspace, id, project, number, sha256: entry.sha256, state, ...unread })
          .execute();
        return await addImportJob(tx, workspace, "read", { project, import: id });
      });
      const accepted = await get(workspace, id);
      if (!accepted) throw new Error(`import ${id} is not there after it was accepted`);
      return { listed: accepted, job };
    },

    requestRemoval: (workspace, id) => transact((tx) => removalIn(tx, workspace, id)),

    requestReading: (workspace, id) =>
      transact(async (tx) => {
        const row = await setState(tx, workspace, id, { state: "waiting", failure: null });
        if (row) await addImportJob(tx, workspace, "read", { project: row.project, import: id });
      }),

    async forget(workspace, id) {
      await db.deleteFrom("import").where("workspace", "=", workspace).where("id", "=", id).execute();
    },

    list: (workspace, project) => listed(workspace, project === undefined ? {} : { project }),
    get,
    async countByState() {
      const rows = await db
        .selectFrom("import")
        .select((row) => ["state", row.fn.countAll<number>().as("count")])
        .groupBy("state")
        .execute();
      return new Map(rows.map(({ state, count }) => [state, count]));
    },
    bySha256: (workspace, project, sha256) => listed(workspace, { project, sha256 }),
    begin: (workspace, id) => update(workspace, id, { state: "reading", ...unread }),
    finish: (workspace, id, { counts, refused, refusedRows = null }) =>
      update(workspace, id, {
        state: "done",
        counts: JSON.stringify(counts),
        refused: JSON.stringify(refused),
        refused_rows: refusedRows,
        failure: null,
      }),
    fail: (workspace, id, failure) => update(workspace, id, { state: "failed", failure }),
  };
}
