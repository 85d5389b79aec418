import { assetIdSchema, referencesOf, shownMap, type JourneyMap } from "@itinera/core";
import {
  openedShareSchema,
  openShareSchema,
  sharedMapSchema,
  sharedPictureSchema,
  sharePassSchema,
} from "@itinera/protocol";
import type { ListedMap, Share } from "@itinera/store";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { sendAsset } from "../http/send-asset.ts";
import { pngThatFits } from "../png-that-fits.ts";
import { numbersOfMap, overlayOfNumbers, type MapNumbers } from "../numbers-of-map.ts";
import { mayOpenShares } from "../policy/policies.ts";
import { shareCookie } from "../share/share-cookie.ts";

const passParams = z.object({ pass: sharePassSchema });
const pictureFormats = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
} as const;
type PictureFormat = keyof typeof pictureFormats;

const status = { gone: 404, expired: 410, "wrong-password": 403, "too-many": 429 } as const;

/** A drawing carries its fonts, pictures and style in itself, and nothing in it may run. */
const drawingPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'";

/** A page elsewhere asks for its picture again after this time, s. */
const pictureAge = 30;

interface Looked {
  readonly share: Share;
  readonly listed: ListedMap;
  /** All of it: never to be sent. */
  readonly whole: JourneyMap;
  readonly map: JourneyMap;
}

/** Answers without the names that a map is bound to. */
const withoutNames = (numbers: MapNumbers, { cards }: JourneyMap): MapNumbers => {
  if (numbers.kind !== "counted") return numbers;
  const shown = new Set<string>(cards.map(({ id }) => id));
  const matches = numbers.matches.matches.filter(({ key }) => shown.has(key));
  return {
    ...numbers,
    matches: { ...numbers.matches, matches: matches.map((one) => ({ ...one, unseen: [] })) },
    scores: { ...numbers.scores, properties: numbers.scores.properties.map(() => "score") },
    trend: { ...numbers.trend, matches: numbers.trend.matches.map((one) => ({ ...one, unseen: [] })) },
  };
};

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
      ? withoutNames(
          await numbersOfMap(numbers, { workspace: share.workspace, project: listed.project }, whole),
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
    query: z.output<typeof sharedPictureSchema>,
  ) {
    const { share, listed, map } = looked;
    const found = await numbersFor(looked);
    const { exporter, formOfMap, svgFile } = await printing.load();
    const page = await formOfMap("grid", {
      map,
      overlay: found.kind === "none" ? { state: "absent" } : overlayOfNumbers(found),
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
      .header("cross-origin-resource-policy", "cross-origin")
      .header("x-robots-tag", "noindex");
    if (format === "svg")
      return reply.header("content-security-policy", drawingPolicy).send(await svgFile(page, query.theme));
    const made =
      format === "png" ? await pngThatFits(exporter, page, query) : await exporter.pdf(page, query);
    if (made.kind === "exported") return reply.send(Buffer.from(made.bytes));
    const megapixels = Math.round(made.pixels / 1e6);
    return refuse(reply, 422, "export.too-large", { megapixels, most: Math.round(made.most / 1e6) });
  }

  for (const format of ["svg", "png", "pdf"] as const) {
    app.get(
      `/v1/shared/:pass/map.${format}`,
      { config: { allow: mayOpenShares }, schema: { params: passParams, querystring: sharedPictureSchema } },
      async ({ params, query }, reply) => {
        const looked = await lookBy(params.pass);
        return looked ? draw(reply, looked, format, query) : refuse(reply, 404, "share.gone");
      },
    );
  }
}
