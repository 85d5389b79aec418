import { assetIdSchema, langSchema, referencesOf, shownMap, type JourneyMap } from "@itinera/core";
import { openedShareSchema, openShareSchema, sharedMapSchema, sharePassSchema } from "@itinera/protocol";
import type { ListedMap, Share } from "@itinera/store";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { sendAsset } from "../http/send-asset.ts";
import { countMap, overlayOfCounted, type CountedMap } from "../counted-map.ts";
import { withoutNames } from "../map-numbers.ts";
import { mayOpenShares } from "../policy/policies.ts";
import { shareCookie } from "../share/share-cookie.ts";

const passParams = z.object({ pass: sharePassSchema });
const pictureQuery = z.object({
  lang: langSchema.optional(),
  theme: z.enum(["light", "dark"]).default("light"),
});
const pictureFormats = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
} as const;
type PictureFormat = keyof typeof pictureFormats;

const status = { gone: 404, expired: 410, "wrong-password": 403, "too-many": 429 } as const;

/** A page elsewhere asks for its picture again after this time, s. */
const pictureAge = 30;

interface Looked {
  readonly share: Share;
  readonly listed: ListedMap;
  /** All of it: never to be sent. */
  readonly whole: JourneyMap;
  readonly map: JourneyMap;
}

/** The answers to what is shown, without the names that it is bound to. */
function shownNumbers(counted: CountedMap, { cards }: JourneyMap): CountedMap {
  if (counted.kind !== "counted") return counted;
  const shown = new Set<string>(cards.map(({ id }) => id));
  const matches = counted.matches.matches.filter(({ key }) => shown.has(key));
  return {
    kind: "counted",
    ...withoutNames({ ...counted, matches: { ...counted.matches, matches } }),
  };
}

/**
 * What a link shows to whoever holds it, without an account and without a cookie: what was shared of one map, and
 * nothing else. The pass stands in the path, so these routes work in a frame of another page, too.
 */
export function sharedResource(app: Application, context: Context): void {
  const { parts, shareDesk, maps, assets, numbers, printing, addressOf, isSecure, keys } = context;
  const { store } = parts;

  async function lookBy(pass: string): Promise<Looked | undefined> {
    const share = await shareDesk.shareOf(pass);
    // Whoever may do more works in the map itself.
    if (share?.role !== "viewer") return undefined;
    const listed = await store.maps.get(share.workspace, share.map);
    const whole = listed && (await maps.read(share.workspace, share.map));
    return whole && { share, listed, whole, map: shownMap(whole, share) };
  }

  const numbersFor = async ({ share, listed, whole, map }: Looked) =>
    share.numbers
      ? shownNumbers(
          await countMap(numbers, { workspace: share.workspace, project: listed.project }, whole),
          map,
        )
      : ({ kind: "none" } as const);

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
      return { map: looked.map, updated: looked.listed.updated, numbers: await numbersFor(looked) };
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

  async function draw(
    reply: FastifyReply,
    looked: Looked,
    format: PictureFormat,
    query: z.infer<typeof pictureQuery>,
  ) {
    const { share, listed, map } = looked;
    const found = await numbersFor(looked);
    const { exporter, formOfMap, svgFile } = await printing.load();
    const page = await formOfMap("grid", {
      map,
      overlay: found.kind === "none" ? { state: "absent" } : overlayOfCounted(found),
      lang: query.lang ?? map.lang,
      project: "",
      date: new Date(listed.updated),
      assets: await assets.fileAssets(share.workspace, map),
    });
    if ("kind" in page) throw new Error("The grid is drawn, not written");
    reply
      .type(pictureFormats[format])
      .header("cache-control", `private, max-age=${pictureAge}`)
      // Pages elsewhere show it as a picture.
      .header("cross-origin-resource-policy", "cross-origin");
    if (format === "svg") return reply.send(await svgFile(page, query.theme));
    const made =
      format === "png"
        ? await exporter.png(page, { theme: query.theme, scale: 1 })
        : await exporter.pdf(page, { theme: query.theme });
    if (made.kind === "exported") return reply.send(Buffer.from(made.bytes));
    const megapixels = Math.round(made.pixels / 1e6);
    return refuse(reply, 422, "export.too-large", { megapixels, most: Math.round(made.most / 1e6) });
  }

  for (const format of ["svg", "png", "pdf"] as const) {
    app.get(
      `/v1/shared/:pass/map.${format}`,
      { config: { allow: mayOpenShares }, schema: { params: passParams, querystring: pictureQuery } },
      async ({ params, query }, reply) => {
        const looked = await lookBy(params.pass);
        return looked ? draw(reply, looked, format, query) : refuse(reply, 404, "share.gone");
      },
    );
  }
}
