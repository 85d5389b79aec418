import type { AuditAction, EpochMs, WorkspaceId } from "@itinera/core";
import type { Audit } from "@itinera/store";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { authorOf, type Session } from "../policy/session.ts";

/** Who did something, where the request itself did not come from somebody who was known yet. */
interface Doer {
  readonly who: string;
  readonly name: string;
  readonly workspace: WorkspaceId | undefined;
}

/** What a request did beside what its route is for. */
interface Further {
  readonly action: AuditAction;
  /** Of the installation when absent. */
  readonly workspace: WorkspaceId | undefined;
  readonly about: Readonly<Record<string, string>>;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** What stands in the audit log when it was done. Every route that changes something says so, or that it is nothing. */
    audit?: AuditAction | "nothing";
  }
  interface FastifyRequest {
    /** What it was done to, beside what the path names. */
    about: Readonly<Record<string, string>> | undefined;
    doer: Doer | undefined;
    /** Another action than the route's, also where it was refused. */
    audited: AuditAction | "nothing" | undefined;
    /** By the same doer, and written down before it. */
    further: readonly Further[] | undefined;
  }
}

export interface AuditTrailOptions {
  readonly audit: Pick<Audit, "add">;
  readonly now: () => EpochMs;
  readonly addressOf: (request: FastifyRequest["raw"]) => string;
  /** Something was done that may change who may do what. */
  readonly onAudited: () => void;
}

const longest = 300;

const shortened = (about: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(about).map(([key, text]) => [key, text.slice(0, longest)]));

const doerOf = (asker: Session | undefined): Doer => ({
  who: asker ? authorOf(asker) : "",
  name: asker?.who.kind === "account" ? asker.who.name : "",
  workspace: asker?.workspace,
});

/** Writes down what was done before it is answered, so that nothing that was answered is missing. */
export function keepAuditTrail(
  app: FastifyInstance,
  { audit, now, addressOf, onAudited }: AuditTrailOptions,
): void {
  app.decorateRequest("about", undefined);
  app.decorateRequest("doer", undefined);
  app.decorateRequest("audited", undefined);
  app.decorateRequest("further", undefined);
  app.addHook("onRoute", ({ method, url, config }) => {
    if (String(method) !== "GET" && String(method) !== "HEAD" && config?.audit === undefined)
      throw new Error(`The route ${String(method)} ${url} does not say what the audit log says of it`);
  });
  app.addHook("onSend", async (request, reply) => {
    const planned = reply.statusCode < 400 ? request.routeOptions.config.audit : undefined;
    const action = request.audited ?? planned;
    if (action === undefined || action === "nothing") return;
    const { workspace, ...doer } = request.doer ?? doerOf(request.asker);
    const about = { ...(request.params as Record<string, string>), ...request.about };
    for (const done of [...(request.further ?? []), { workspace, action, about }])
      await audit.add(done.workspace, {
        ...doer,
        action: done.action,
        at: now(),
        address: addressOf(request.raw),
        about: shortened(done.about),
      });
    onAudited();
  });
}
