import type { FastifyInstance } from "fastify";
import { refuse } from "./refuse.ts";

export interface HostGuardOptions {
  /** Behind a proxy that says another host than the browser's, the pages' own origin. */
  readonly publicOrigin?: string | undefined;
  /** Names by which the server may be called, without the port: everything else is a rebinding attack. */
  readonly hosts: readonly string[];
}

/** The host of `Host` or `Origin` in lower case without its port; "" when it is no host at all. */
export function hostName(text: string): string {
  try {
    return new URL(text.includes("://") ? text : `http://${text}`).hostname.toLowerCase();
  } catch {
    return "";
  }
}

/** Whether a page of `origin` may write or open a socket: the server's own pages only. */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicOrigin?: string,
): boolean {
  if (origin === undefined || origin === publicOrigin) return true;
  try {
    return new URL(origin).host.toLowerCase() === (host ?? "").toLowerCase();
  } catch {
    return false;
  }
}

/**
 * Host allow-list on everything, against DNS rebinding; Origin check on everything that writes, against
 * other pages in the same browser, but where trackers of other pages shall write. A client that sends no Origin is no browser.
 */
export function guardHosts(app: FastifyInstance, { hosts, publicOrigin }: HostGuardOptions): void {
  const allowed = new Set(hosts.map((host) => host.toLowerCase()));
  app.addHook("onRequest", async (request, reply) => {
    const host = request.headers.host ?? "";
    if (!allowed.has(hostName(host))) return refuse(reply, 421, "host-not-allowed", { host });
    if (request.routeOptions.config.collects) return undefined;
    const reads = request.method === "GET" || request.method === "HEAD";
    const upgrade = request.headers.upgrade !== undefined;
    if ((!reads || upgrade) && !isOwnOrigin(request.headers.origin, host, publicOrigin)) {
      return refuse(reply, 403, "origin-not-allowed", { origin: request.headers.origin ?? "" });
    }
    return undefined;
  });
}
