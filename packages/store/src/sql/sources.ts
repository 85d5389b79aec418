import type { SourceId, WriteKeyId } from "@itinera/core";
import type { Selectable } from "kysely";
import type { Json } from "../jobs.ts";
import type { Source, SourceChange, Sources } from "../sources.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

type Row = Omit<Selectable<Tables["source"]>, "workspace">;

const columns = ["id", "project", "name", "kind", "settings", "created", "paused"] as const;
const keyColumns = ["id", "source", "hash", "sealed", "created", "revoked"] as const;

// Written by `add` and `change` alone.
const sourceOf = ({ settings, paused, ...row }: Row): Source => ({
  ...row,
  settings: JSON.parse(settings) as Json,
  paused: paused === 1,
});

const columnsOf = ({ name, settings, paused }: SourceChange) => ({
  ...(name !== undefined && { name }),
  ...(settings !== undefined && { settings: JSON.stringify(settings) }),
  ...(paused !== undefined && { paused: paused ? (1 as const) : (0 as const) }),
});

export function sourcesIn({ db, newId, now, transact }: Database): Sources {
  return {
    async add(workspace, { project, name, kind, settings }) {
      const id = newId() as SourceId;
      const row = await db
        .insertInto("source")
        .values({
          workspace,
          id,
          project,
          name,
          kind,
          settings: JSON.stringify(settings),
          created: now(),
          paused: 0,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
      return sourceOf(row);
    },

    async change(workspace, id, change) {
      const { numUpdatedRows } = await db
        .updateTable("source")
        .set(columnsOf(change))
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .executeTakeFirst();
      return numUpdatedRows > 0n ? "changed" : "gone";
    },

    async get(workspace, id) {
      const row = await db
        .selectFrom("source")
        .select(columns)
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .executeTakeFirst();
      return row && sourceOf(row);
    },

    async list(workspace, project) {
      const all = db.selectFrom("source").select(columns).where("workspace", "=", workspace);
      const rows = await (project === undefined ? all : all.where("project", "=", project))
        .orderBy("created")
        .orderBy("id")
        .execute();
      return rows.map(sourceOf);
    },

    async remove(workspace, id) {
      const { numDeletedRows } = await db
        .deleteFrom("source")
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .executeTakeFirst();
      return numDeletedRows > 0n ? "removed" : "gone";
    },

    addKey: (workspace, { source, hash, sealed }) =>
      transact(async (tx) => {
        const there = await tx
          .selectFrom("source")
          .select("id")
          .where("workspace", "=", workspace)
          .where("id", "=", source)
          .executeTakeFirst();
        if (!there) return undefined;
        const id = newId() as WriteKeyId;
        return tx
          .insertInto("write_key")
          .values({ workspace, id, source, hash, sealed, created: now(), revoked: null })
          .returning(keyColumns)
          .executeTakeFirstOrThrow();
      }),

    async revokeKey(workspace, id) {
      const { numUpdatedRows } = await db
        .updateTable("write_key")
        .set({ revoked: now() })
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .where("revoked", "is", null)
        .executeTakeFirst();
      return numUpdatedRows > 0n ? "revoked" : "gone";
    },

    keysOf: (workspace, source) =>
      db
        .selectFrom("write_key")
        .select(keyColumns)
        .where("workspace", "=", workspace)
        .where("source", "=", source)
        .orderBy("created", "desc")
        .orderBy("id")
        .execute(),

    async byKeyHash(hash) {
      const row = await db
        .selectFrom("write_key")
        .innerJoin("source", (on) =>
          on
            .onRef("source.workspace", "=", "write_key.workspace")
            .onRef("source.id", "=", "write_key.source"),
        )
        .select(columns.map((name) => `source.${name}` as const))
        .select("source.workspace")
        .where("write_key.hash", "=", hash)
        .where("write_key.revoked", "is", null)
        .executeTakeFirst();
      if (!row) return undefined;
      const { workspace, ...source } = row;
      return { workspace, source: sourceOf(source) };
    },
  };
}
