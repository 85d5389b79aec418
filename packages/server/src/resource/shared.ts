import { assetIdSchema, referencesOf, shownMap, type JourneyMap, type Overlay } from "@itinera/core";
import {
  openedShareSchema,
  openShareSchema,
  sharedMapSchema,
  sharedPictureSchema,
  sharePassSchema,
} from "@itinera/protocol";
import type { ListedMap, Share } from "@itinera/store";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { sendAsset } from "../http/send-asset.ts";
import { overlayOfCounted } from "../counted-map.ts";
import { mayOpenShares } from "../policy/policies.ts";
import { shareCookie } from "../share/share-cookie.ts";
import { createSharedNumbers } from "../share/shared-numbers.ts";
import { createSharedPictures, pictureFormats, sendPicture } from "../share/shared-pictures.ts";
import { shownNumbers } from "../share/shown-numbers.ts";

const passParams = z.object({ pass: sharePassSchema });
const status = { gone: 404, expired: 410, "wrong-password": 403, "too-many": 429 } as const;

interface Looked {
  readonly share: Share;
  readonly listed: ListedMap;
  /** All of it: never to be sent. */
  readonly whole: JourneyMap;
  readonly map: JourneyMap;
}

/**
 * What a link shows to whoever holds it, without an account and without a cookie: what was shared of one map, and
 * nothing else. The pass stands in the path, so these routes work in a frame of another page, too.
 */
export function sharedResource(app: Application, context: Context): void {
  const { parts, shareDesk, maps, assets, numbers, printing, addressOf, isSecure, keys, settings } = context;
  const { store } = parts;
  const counted = createSharedNumbers(numbers);
  const drawn = createSharedPictures(printing, assets);

  async function lookBy(pass: string): Promise<Looked | undefined> {
    const share = await shareDesk.shareOf(pass);
    // Whoever may do more works in the map itself.
    if (share?.role !== "viewer") return undefined;
    const listed = await store.maps.get(share.workspace, share.map);
    const whole = listed && (await maps.read(share.workspace, share.map));
    return whole && { share, listed, whole, map: shownMap(whole, share) };
  }

  const scopeOf = ({ share, listed }: Looked) => ({ workspace: share.workspace, project: listed.project });

  app.post(
    "/v1/shared/open",
    {
      config: { allow: mayOpenShares, audit: "share.opened" },
      schema: { body: openShareSchema, response: { 200: openedShareSchema } },
    },
    async (request, reply) => {
      const { token, password } = request.body;
      const opened = await shareDesk.open(token, password, addressOf(request.raw));
      if (opened.kind === "refused") return refuse(reply, status[opened.reason], `share.${opened.reason}`);
      if (opened.kind === "password") {
        request.audited = "nothing";
        return { kind: "password" as const };
      }
      const { share, pass } = opened;
      request.doer = { who: `share ${share.id}`, name: "", workspace: share.workspace };
      request.about = { share: share.id, map: share.map };
      await store.shares.noteSeen(share.id);
      if (share.role === "viewer") return { kind: "look" as const, pass };
      reply.header("set-cookie", shareCookie({ keys, share, pass, isSecure }));
      return { kind: "enter" as const, map: share.map };
    },
  );

  app.get(
    "/v1/shared/:pass/map",
    {
      config: { allow: mayOpenShares },
      schema: { params: passParams, response: { 200: sharedMapSchema } },
    },
    async ({ params }, reply) => {
      const looked = await lookBy(params.pass);
      if (!looked) return refuse(reply, 404, "share.gone");
      const { map, whole, share, listed } = looked;
      const found = share.numbers ? await counted.soon(scopeOf(looked), whole) : ({ kind: "none" } as const);
      return {
        map,
        updated: listed.updated,
        front: await settings.frontOf(share.workspace),
        numbers: found.kind === "counted" ? shownNumbers(found, map) : found,
      };
    },
  );

  app.get(
    "/v1/shared/:pass/assets/:asset",
    {
      config: { allow: mayOpenShares },
      schema: { params: passParams.extend({ asset: assetIdSchema }) },
    },
    async ({ params, headers }, reply) => {
      const looked = await lookBy(params.pass);
      const isShown = looked && referencesOf(looked.map).assets.includes(params.asset);
      const stored = isShown
        ? await assets.get(looked.share.workspace, looked.share.map, params.asset)
        : undefined;
      if (!stored) return refuse(reply, 404, "asset.gone");
      return sendAsset(reply, stored, { shelf: assets, known: headers["if-none-match"] });
    },
  );

  app.get(
    "/v1/shared/:pass/logo",
    { config: { allow: mayOpenShares }, schema: { params: passParams } },
    async ({ params, headers }, reply) => {
      const looked = await lookBy(params.pass);
      const logo = looked && (await settings.of(looked.share.workspace)).logo;
      const stored = looked && logo ? await store.assets.get(looked.share.workspace, logo) : undefined;
      if (!stored) return refuse(reply, 404, "asset.gone");
      return sendAsset(reply, stored, { shelf: assets, known: headers["if-none-match"] });
    },
  );

  for (const format of pictureFormats) {
    app.get(
      `/v1/shared/:pass/map.${format}`,
      { config: { allow: mayOpenShares }, schema: { params: passParams, querystring: sharedPictureSchema } },
      async ({ params, query }, reply) => {
        const looked = await lookBy(params.pass);
        if (!looked) return refuse(reply, 404, "share.gone");
        const { share, listed, map, whole } = looked;
        const found = share.numbers && (await counted.of(scopeOf(looked), whole));
        const overlay: Overlay = found ? overlayOfCounted(found) : { state: "absent" };
        const { workspace } = share;
        return sendPicture(
          reply,
          format,
          await drawn(
            {
              workspace,
              map,
              overlay,
              date: new Date(listed.updated),
              front: await settings.frontOf(workspace),
            },
            format,
            query,
          ),
        );
      },
    );
  }
}
