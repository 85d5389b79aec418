import compress from "@fastify/compress";
import swagger from "@fastify/swagger";
import { QuestionTooLarge } from "@itinera/analytics";
import { createTranslator } from "@itinera/core";
import type { Registry } from "@prometheus-io/client";
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import type { Policy } from "../policy/policies.ts";
import type { NamedPlace, Session, SessionOf } from "../policy/session.ts";
import { TooManySignIns } from "../identity/passwords.ts";
import { diskFaultOf, type DiskFault } from "../disk-fault.ts";
import { keepAuditTrail, type AuditTrailOptions } from "./audit-trail.ts";
import { guardContents } from "./contents-policy.ts";
import { drainRefused } from "./drain.ts";
import { guardHosts } from "./host-guard.ts";
import { measureRequests } from "./measure.ts";
import { refuse } from "./refuse.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Every route names who may use it; one that does not, does not start. */
    allow?: Policy;
    /** For trackers in anybody's pages: of any origin, without a session. A write key says whose it is. */
    collects?: true;
  }
  interface FastifyRequest {
    /** undefined: nobody that is known here. */
    asker: Session | undefined;
    /** Of a route whose policy wants somebody. */
    readonly session: Session;
  }
}

/** The application as the resources see it: schemas are zod's. */
export type Application = FastifyInstance<
  import("fastify").RawServerDefault,
  import("node:http").IncomingMessage,
  import("node:http").ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface ApplicationOptions {
  readonly hosts: readonly string[];
  readonly publicOrigin?: string | undefined;
  readonly sessionOf: SessionOf;
  readonly trail: AuditTrailOptions;
  readonly log: FastifyBaseLogger;
  readonly version: string;
  readonly figures: Registry;
}

/** Insufficient Storage (RFC 4918), Service Unavailable. */
const faultStatus = { "disk-full": 507, "disk-broken": 503 } as const satisfies Record<DiskFault, number>;

const hungUp = ({ code }: Error & { code?: string }, { raw }: FastifyRequest): boolean =>
  (code === "ECONNRESET" && !raw.complete) || (code === "ERR_STREAM_PREMATURE_CLOSE" && raw.socket.destroyed);

/** Everything that all routes share: guards, policy, parsing, problems, headers. */
export async function createApplication({
  hosts,
  publicOrigin,
  sessionOf,
  trail,
  log,
  version,
  figures,
}: ApplicationOptions): Promise<Application> {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 8 * 1024 * 1024,
    // Ids and names of maps are short; a path longer than this is an attack.
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const { t } = await createTranslator("en");
  app.decorate("problemText", (code, params) => t(`errors:${code}`, { ...params, defaultValue: code }));
  app.decorateRequest("asker", undefined);
  app.decorateRequest("session", {
    getter() {
      if (!this.asker) throw new Error("A route for everybody asked who it is");
      return this.asker;
    },
  });

  app.addHook("onRoute", (route) => {
    if (route.config?.allow === undefined)
      throw new Error(`The route ${String(route.method)} ${route.url} names no policy`);
  });
  measureRequests(app, figures);
  await guardContents(app);
  guardHosts(app, { hosts, publicOrigin });
  app.addHook("onRequest", async (request, reply) => {
    if (request.routeOptions.config.collects) return undefined;
    request.asker = await sessionOf(request.raw, request.params as NamedPlace);
    if (!request.asker && request.headers.authorization !== undefined)
      return refuse(reply, 401, "wrong-token");
    const { allow } = request.routeOptions.config;
    if (!allow || allow(request.asker)) return undefined;
    return request.asker ? refuse(reply, 403, "not-allowed") : refuse(reply, 401, "not-signed-in");
  });

  keepAuditTrail(app, trail);

  await app.register(compress, { threshold: 1_024, encodings: ["br", "gzip"] });
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Itinera", version } },
    transform: jsonSchemaTransform,
  });

  drainRefused(app);
  app.setNotFoundHandler((request, reply) => refuse(reply, 404, "not-found", { url: request.url }));
  // What is no JSON is a file, or nothing that anybody here would read.
  app.removeContentTypeParser("text/plain");

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const { instancePath = "", message = "" } = error.validation[0] ?? {};
      return refuse(reply, 400, "bad-request", { where: instancePath.slice(1), detail: message });
    }
    if (error instanceof TooManySignIns) return refuse(reply, 503, "sign-in.busy");
    if (error instanceof QuestionTooLarge) return refuse(reply, 422, "question-too-large");
    const fault = diskFaultOf(error);
    if (fault) {
      request.log.error({ err: error, route: request.routeOptions.url }, "the disk failed a request");
      // What is left of a file that nobody reads would stand before the next request of this connection.
      if (!request.raw.complete) reply.header("connection", "close");
      return refuse(reply, faultStatus[fault], fault);
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return refuse(reply, error.statusCode, "bad-request", { where: "", detail: error.message });
    }
    // Who hung up in the middle of a file or of an answer hears nothing any more, and nothing of ours has failed.
    if (hungUp(error, request)) return reply.code(400).send();
    request.log.error({ err: error, route: request.routeOptions.url }, "a request failed");
    return refuse(reply, 500, "unexpected", {});
  });
  return app;
}
