import { assetIdSchema, assetLimitBytes, mapIdSchema } from "@itinera/core";
import { storedAssetSchema } from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { bytesOf, isStream } from "../http/body-bytes.ts";
import { refuse } from "../http/refuse.ts";
import { sendAsset } from "../http/send-asset.ts";
import { mayEditMaps, mayReadMaps } from "../policy/policies.ts";

const limitMb = assetLimitBytes / 1024 / 1024;

const status = { "too-big": 413, "map-full": 413 } as const;

export function assetsResource(app: Application, { parts, assets }: Context): void {
  const { store } = parts;

  app.post(
    "/v1/maps/:map/assets",
    {
      config: { allow: mayEditMaps, audit: "nothing" },
      schema: {
        params: z.object({ map: mapIdSchema }),
        querystring: z.object({ name: z.string().max(500).default("") }),
        response: { 200: storedAssetSchema },
      },
    },
    async ({ session, params, query, body }, reply) => {
      if (!isStream(body)) return refuse(reply, 415, "not-a-file");
      if (!(await store.maps.get(session.workspace, params.map))) return refuse(reply, 404, "map.gone");
      const bytes = await bytesOf(body, assetLimitBytes);
      const outcome = bytes
        ? await assets.add(session.workspace, params.map, bytes, query.name)
        : ({ kind: "refused", reason: "too-big" } as const);
      if (outcome.kind === "refused") {
        const { reason } = outcome;
        const code = reason === "too-big" || reason === "map-full" ? status[reason] : 422;
        return refuse(reply, code, `asset.${reason}`, { file: query.name, most: limitMb });
      }
      const { asset, mime, bytes: size, size: pixels, name } = outcome.stored;
      return pixels
        ? { kind: "image" as const, asset, ...pixels }
        : { kind: "document" as const, asset, name: query.name || name, bytes: size, mime };
    },
  );

  app.get(
    "/v1/maps/:map/assets/:asset",
    {
      config: { allow: mayReadMaps },
      schema: { params: z.object({ map: mapIdSchema, asset: assetIdSchema }) },
    },
    async ({ session, params, headers }, reply) => {
      if (!(await store.maps.get(session.workspace, params.map))) return refuse(reply, 404, "map.gone");
      const stored = await assets.get(session.workspace, params.map, params.asset);
      if (!stored) return refuse(reply, 404, "asset.gone");
      return sendAsset(reply, stored, { shelf: assets, known: headers["if-none-match"] });
    },
  );
}
