import { collectLimits } from "@itinera/core";
import { dialectKinds, dialects, type Delivery, type DialectKind } from "@itinera/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { doors, pixel, posthogConfig, type Door } from "../collect/doors.ts";
import { createRate } from "../collect/rate.ts";
import { takeIn } from "../collect/take-in.ts";
import { mostUnpacked, unpack } from "../collect/unpack.ts";
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
  { parts, sourceDesk, streamWork }: Context,
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

  async function collect(
    kind: DialectKind,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const received = now();
    const dialect = dialects[kind];
    const delivery = await deliveryOf(request);
    if (delivery === "too-big") return refuse(reply, 413, "collect.too-big", { most: mostUnpacked });
    const key = dialect.keyOf(delivery);
    const known = key === undefined ? undefined : await sourceDesk.byKey(key);
    if (!known) return refuse(reply, 401, "collect.unknown-key");
    const { source } = known;
    const { origin } = request.headers;
    const { origins, perSecond } = source.settings;
    if (origin !== undefined && origins.length > 0 && !origins.includes(origin))
      return refuse(reply, 403, "collect.origin-not-allowed", { origin });
    if (source.paused) return refuse(reply, 403, "collect.paused");
    const messages = dialect.messagesOf(delivery);
    if (!messages) return refuse(reply, 400, "collect.not-understood");
    if (messages.length > collectLimits.batchMessages)
      return refuse(reply, 413, "collect.too-many", { most: collectLimits.batchMessages });
    const wait = rate.take(source.id, perSecond, messages.length);
    if (wait > 0)
      return refuse(reply.header("retry-after", wait), 429, "collect.too-fast", { seconds: wait });
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
