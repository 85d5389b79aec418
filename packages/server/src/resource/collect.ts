import { collectLimits, presets } from "@itinera/core";
import { dialectKinds, dialects, type Delivery, type DialectKind } from "@itinera/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readFile } from "node:fs/promises";
import { doors, pixel, posthogConfig, type Door } from "../collect/doors.ts";
import { readForm } from "../collect/mapping/form-body.ts";
import { createRate } from "../collect/rate.ts";
import type { KnownSource } from "../collect/source-desk.ts";
import { takeIn } from "../collect/take-in.ts";
import { mostUnpacked, unpack } from "../collect/unpack.ts";
import { expressionOf, inputOf, takeInWebhook } from "../collect/webhook.ts";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayCollect } from "../policy/policies.ts";

const config = { allow: mayCollect, audit: "nothing", collects: true } as const;

const flat = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** The doors at which trackers and other systems leave events; their write key says whose they are. */
export async function collectResource(
  app: Application,
  { parts, sourceDesk, streamWork, mappings }: Context,
): Promise<void> {
  const { store, now } = parts;
  const rate = createRate(now);

  async function deliveryOf(request: FastifyRequest): Promise<Delivery | "too-big"> {
    const body =
      request.body instanceof Buffer && request.body.length > 0 ? await unpack(request.body) : undefined;
    if (body?.kind === "too-big") return "too-big";
    const [path = ""] = request.url.split("?");
    return {
      path,
      query: flat(request.query as Record<string, unknown>),
      headers: flat(request.headers),
      body: body?.kind === "json" ? body.value : undefined,
    };
  }

  function answer(reply: FastifyReply, { answer: wanted }: Door): FastifyReply {
    switch (wanted.kind) {
      case "json":
        return reply.type("application/json").send(JSON.stringify(wanted.body));
      case "text":
        return reply.type("text/plain").send(wanted.body);
      case "pixel":
        return reply.type("image/gif").header("cache-control", "no-store").send(pixel);
      case "nothing":
        return reply.code(204).send();
    }
  }

  /** Whose the key is; undefined: the reply says why it is refused. */
  async function admitted(
    { headers: { origin } }: FastifyRequest,
    reply: FastifyReply,
    key: string | undefined,
  ): Promise<KnownSource | undefined> {
    const known = key === undefined ? undefined : await sourceDesk.byKey(key);
    const origins = known?.source.settings.origins ?? [];
    if (!known) void refuse(reply, 401, "collect.unknown-key");
    else if (origin !== undefined && origins.length > 0 && !origins.includes(origin))
      void refuse(reply, 403, "collect.origin-not-allowed", { origin });
    else if (known.source.paused) void refuse(reply, 403, "collect.paused");
    else return known;
    return undefined;
  }

  function isTooFast(reply: FastifyReply, { source }: KnownSource, messages: number): boolean {
    const seconds = rate.take(source.id, source.settings.perSecond, messages);
    if (seconds > 0) void refuse(reply.header("retry-after", seconds), 429, "collect.too-fast", { seconds });
    return seconds > 0;
  }

  /** A request of another system, of which the source's mapping makes events. */
  async function collectWebhook(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const received = now();
    const known = await admitted(request, reply, (request.params as { readonly key: string }).key);
    if (!known || isTooFast(reply, known, 1)) return reply;
    const { settings } = known.source;
    const expression = expressionOf(settings);
    if (expression === undefined) return refuse(reply, 409, "collect.no-mapping");
    const bytes = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
    const unpacked = await unpack(bytes);
    if (unpacked.kind === "too-big") return refuse(reply, 413, "collect.too-big", { most: mostUnpacked });
    const body = unpacked.kind === "json" ? unpacked.value : readForm(bytes.toString("utf8"));
    if (body === undefined) return refuse(reply, 400, "collect.not-understood");
    const input = inputOf(settings, body, flat(request.headers));
    await takeInWebhook(store, mappings, known, { expression, input }, received);
    streamWork.wake();
    const said = settings.preset === null ? undefined : presets[settings.preset].answer;
    return reply.type("text/plain").send(said ?? "ok");
  }

  async function collect(
    kind: DialectKind,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const received = now();
    const dialect = dialects[kind];
    const delivery = await deliveryOf(request);
    if (delivery === "too-big") return refuse(reply, 413, "collect.too-big", { most: mostUnpacked });
    const known = await admitted(request, reply, dialect.keyOf(delivery));
    if (!known) return reply;
    const messages = dialect.messagesOf(delivery);
    if (!messages) return refuse(reply, 400, "collect.not-understood");
    if (messages.length > collectLimits.batchMessages)
      return refuse(reply, 413, "collect.too-many", { most: collectLimits.batchMessages });
    if (isTooFast(reply, known, messages.length)) return reply;
    await takeIn(store, known, { name: kind, dialect }, messages, received);
    streamWork.wake();
    return answer(reply, doors[kind]);
  }

  await app.register(async (open: Application) => {
    open.removeAllContentTypeParsers();
    open.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: 2 * mostUnpacked }, (_, body, done) => {
      done(null, body);
    });
    open.addHook("onRequest", letAnyPageHear);
    const post = (
      path: string,
      handle: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
    ) => {
      for (const url of [path, `${path}/`]) {
        open.post(url, { config }, handle);
        open.options(url, { config }, answerPreflight);
      }
    };
    for (const kind of dialectKinds) {
      for (const path of doors[kind].posts) post(path, (request, reply) => collect(kind, request, reply));
      for (const path of doors[kind].gets)
        open.get(path, { config }, (request, reply) => collect(kind, request, reply));
    }
    post("/v1/hooks/:key", collectWebhook);
    const { trackerFile } = parts;
    if (trackerFile !== undefined)
      open.get("/tracker.js", { config }, async (_, reply) =>
        reply
          .type("text/javascript; charset=utf-8")
          .header("cache-control", "public, max-age=3600")
          .send(await readFile(trackerFile)),
      );
    open.get("/array/:key/config", { config }, async () => posthogConfig);
    post("/flags", async (_, reply) => reply.type("application/json").send(JSON.stringify(posthogConfig)));
  });
}

/** Pages of any origin may send and hear that it was taken; nothing else is to be heard here. */
async function letAnyPageHear({ headers: { origin } }: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header("cross-origin-resource-policy", "cross-origin").header("vary", "origin");
  reply.header("access-control-allow-origin", origin ?? "*");
  if (origin !== undefined) reply.header("access-control-allow-credentials", "true");
}

/** Browsers ask first where a client sends `Authorization`, which `*` does not stand for. */
const answerPreflight = async ({ headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  reply
    .header("access-control-allow-methods", "POST")
    .header(
      "access-control-allow-headers",
      headers["access-control-request-headers"] ?? "content-type, authorization",
    )
    .header("access-control-max-age", "86400")
    .code(204)
    .send();
