import type { MapId, MapReferences, WorkspaceId } from "@itinera/core";
import type { Kysely } from "kysely";
import { isDeepStrictEqual } from "node:util";
import type { Assets, StoredAsset } from "../assets.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

const columns = ["asset", "file", "name", "mime", "bytes", "width", "height"] as const;

type Row = Pick<Tables["asset"], (typeof columns)[number]>;

const assetOf = ({ width, height, ...row }: Row): StoredAsset => ({
  ...row,
  size: width === null || height === null ? null : { width, height },
});

export function assetsIn({ db, now, transact }: Database): Assets {
  const isThere = async (tx: Kysely<Tables>, workspace: WorkspaceId, map: MapId) =>
    (await tx
      .selectFrom("map")
      .select("id")
      .where("workspace", "=", workspace)
      .where("id", "=", map)
      .executeTakeFirst()) !== undefined;

  /** What was told of the map last. */
  async function referred(tx: Kysely<Tables>, workspace: WorkspaceId, map: MapId): Promise<MapReferences> {
    const links = await tx
      .selectFrom("map_link")
      .select("target")
      .where("workspace", "=", workspace)
      .where("map", "=", map)
      .orderBy("target")
      .execute();
    const used = await tx
      .selectFrom("map_asset")
      .select("asset")
      .where("workspace", "=", workspace)
      .where("map", "=", map)
      .where("referred", "=", 1)
      .orderBy("asset")
      .execute();
    return { maps: links.map((row) => row.target), assets: used.map((row) => row.asset) };
  }

  const get: Assets["get"] = async (workspace, asset) => {
    const row = await db
      .selectFrom("asset")
      .select(columns)
      .where("workspace", "=", workspace)
      .where("asset", "=", asset)
      .executeTakeFirst();
    return row && assetOf(row);
  };

  return {
    add: (workspace, { size, ...asset }) =>
      transact(async (tx) => {
        const seen = now();
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto("asset")
          .values({ workspace, ...asset, width: size?.width ?? null, height: size?.height ?? null, seen })
          .onConflict((conflict) => conflict.columns(["workspace", "asset"]).doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 1n) return "added";
        await tx
          .updateTable("asset")
          .set({ seen })
          .where("workspace", "=", workspace)
          .where("asset", "=", asset.asset)
          .execute();
        return "known";
      }),

    get,

    give: (workspace, map, asset) =>
      transact(async (tx) => {
        if (!(await isThere(tx, workspace, map))) return;
        await tx
          .insertInto("map_asset")
          .values({ workspace, map, asset, referred: 0 })
          .onConflict((conflict) => conflict.columns(["workspace", "map", "asset"]).doNothing())
          .execute();
      }),

    async isOf(workspace, map, asset) {
      const row = await db
        .selectFrom("map_asset")
        .select("asset")
        .where("workspace", "=", workspace)
        .where("map", "=", map)
        .where("asset", "=", asset)
        .executeTakeFirst();
      return row !== undefined;
    },

    refer: (workspace, map, { maps, assets }) =>
      transact(async (tx) => {
        if (!(await isThere(tx, workspace, map))) return;
        // It is told again with every change of a map, and hardly ever something new.
        if (isDeepStrictEqual(await referred(tx, workspace, map), { maps: [...maps], assets: [...assets] }))
          return;
        await tx.deleteFrom("map_link").where("workspace", "=", workspace).where("map", "=", map).execute();
        if (maps.length > 0)
          await tx
            .insertInto("map_link")
            .values(maps.map((target) => ({ workspace, map, target })))
            .execute();
        // What it no longer refers to was in use until now.
        const of = tx
          .selectFrom("map_asset")
          .select("asset")
          .where("workspace", "=", workspace)
          .where("map", "=", map)
          .where("referred", "=", 1);
        await tx
          .updateTable("asset")
          .set({ seen: now() })
          .where("workspace", "=", workspace)
          .where("asset", "in", of)
          .execute();
        await tx
          .updateTable("map_asset")
          .set({ referred: 0 })
          .where("workspace", "=", workspace)
          .where("map", "=", map)
          .execute();
        if (assets.length > 0)
          await tx
            .insertInto("map_asset")
            .values(assets.map((asset) => ({ workspace, map, asset, referred: 1 as const })))
            .onConflict((conflict) =>
              conflict.columns(["workspace", "map", "asset"]).doUpdateSet({ referred: 1 }),
            )
            .execute();
      }),

    async bytesOf(workspace, map) {
      const { sum } = await db
        .selectFrom("map_asset")
        .innerJoin("asset", (join) =>
          join
            .onRef("asset.workspace", "=", "map_asset.workspace")
            .onRef("asset.asset", "=", "map_asset.asset"),
        )
        .select(({ fn }) => fn.sum<number | string | null>("asset.bytes").as("sum"))
        .where("map_asset.workspace", "=", workspace)
        .where("map_asset.map", "=", map)
        .executeTakeFirstOrThrow();
      return Number(sum ?? 0);
    },

    takeUnused: (workspace, since, orphanSince, kept = []) =>
      transact(async (tx) => {
        const rows = await tx
          .selectFrom("asset")
          .select(["asset", "file"])
          .where("workspace", "=", workspace)
          .where(({ eb, and, or, not, exists, selectFrom }) => {
            const uses = selectFrom("map_asset")
              .select("map_asset.asset")
              .whereRef("map_asset.workspace", "=", "asset.workspace")
              .whereRef("map_asset.asset", "=", "asset.asset");
            // A picture of the library is in use, even while its persona lies in the bin.
            const shown = selectFrom("persona")
              .select("persona.picture")
              .whereRef("persona.workspace", "=", "asset.workspace")
              .whereRef("persona.picture", "=", "asset.asset");
            const unused = or([
              and([eb("seen", "<", orphanSince), not(exists(uses))]),
              and([eb("seen", "<", since), not(exists(uses.where("map_asset.referred", "=", 1)))]),
            ]);
            return and([unused, not(exists(shown))]);
          })
          .execute();
        const unused = rows.filter(({ asset }) => !kept.includes(asset));
        for (const { asset } of unused)
          for (const table of ["map_asset", "asset"] as const)
            await tx
              .deleteFrom(table)
              .where("workspace", "=", workspace)
              .where("asset", "=", asset)
              .execute();
        return unused.map((row) => row.file);
      }),

    files: async () => (await db.selectFrom("asset").select("file").execute()).map((row) => row.file),
  };
}
