import type { EpochMs, MapId, WorkspaceId } from "@itinera/core";
import type { ListedMap, Maps } from "../maps.ts";
import type { Database } from "./database.ts";

export function mapsIn({ db, now }: Database): Maps {
  const listed = (workspace: WorkspaceId) =>
    db
      .selectFrom("map")
      .innerJoin("project", (join) =>
        join.onRef("project.workspace", "=", "map.workspace").onRef("project.id", "=", "map.project"),
      )
      .select([
        "map.id",
        "map.project",
        "project.name as projectName",
        "map.name",
        "map.type",
        "map.lang",
        "map.created",
        "map.updated",
      ])
      .where("map.workspace", "=", workspace)
      .where("map.binned", "is", null);

  const setBinned = async (workspace: WorkspaceId, id: MapId, binned: EpochMs | null): Promise<boolean> => {
    const { numUpdatedRows } = await db
      .updateTable("map")
      .set({ binned })
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .where("binned", binned === null ? "is not" : "is", null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };

  return {
    async add(workspace, { id, project, name, type, lang }): Promise<ListedMap> {
      const at = now();
      await db
        .insertInto("map")
        .values({ workspace, id, project, name, type, lang, created: at, updated: at, binned: null })
        .execute();
      return await listed(workspace).where("map.id", "=", id).executeTakeFirstOrThrow();
    },

    list(workspace, project) {
      const all = listed(workspace).orderBy("map.updated", "desc").orderBy("map.id");
      return (project === undefined ? all : all.where("map.project", "=", project)).execute();
    },

    get: (workspace, id) => listed(workspace).where("map.id", "=", id).executeTakeFirst(),

    find: (id) =>
      db.selectFrom("map").select(["workspace", "project"]).where("id", "=", id).executeTakeFirst(),

    links: (workspace) =>
      db
        .selectFrom("map_link")
        .innerJoin("map", (join) =>
          join.onRef("map.workspace", "=", "map_link.workspace").onRef("map.id", "=", "map_link.map"),
        )
        .select(["map_link.map as from", "map_link.target as to"])
        .where("map_link.workspace", "=", workspace)
        .where("map.binned", "is", null)
        .orderBy("map_link.map")
        .orderBy("map_link.target")
        .execute(),

    async mirror(workspace, id, { name, type, lang }, updated) {
      await db
        .updateTable("map")
        .set({ name, type, lang, updated })
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .execute();
    },

    bin: async (workspace, id) => ((await setBinned(workspace, id, now())) ? "binned" : "gone"),

    restore: async (workspace, id) => ((await setBinned(workspace, id, null)) ? "restored" : "gone"),

    async binnedBefore(workspace, time) {
      const rows = await db
        .selectFrom("map")
        .select("id")
        .where("workspace", "=", workspace)
        .where("binned", "<", time)
        .execute();
      return rows.map((row) => row.id);
    },

    async remove(workspace, id) {
      const { numDeletedRows } = await db
        .deleteFrom("map")
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .executeTakeFirst();
      return numDeletedRows > 0n ? "removed" : "gone";
    },
  };
}
