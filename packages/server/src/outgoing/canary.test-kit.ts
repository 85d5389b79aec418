import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { readAllowed, type Allowed } from "./allowed.ts";
import { defaultRules, type OutgoingLimits, type OutgoingRules } from "./outgoing-rules.ts";
import { selfSigned } from "./self-signed.test-kit.ts";

/** What must never be reached, on several addresses of this machine, and a host beside it on the same port. */
export interface Loopback {
  readonly port: number;
  /** Connections that the canary has had. */
  readonly canary: () => number;
  /** Connections that anybody has tried to make from here. */
  readonly attempts: () => number;
  /** What `127.0.0.2` does with a request; 200 without a body at first. */
  answer: (...asked: Parameters<RequestListener>) => unknown;
  close(): Promise<void>;
}

/** Containers often have no IPv6, not even their own. */
export const hasV6 = Object.values(networkInterfaces()).some((found) =>
  found?.some(({ address }) => address === "::1"),
);
const canaryAddresses = ["127.0.0.1", "127.0.0.3", ...(hasV6 ? ["::1"] : [])];
export const hostAddress = "127.0.0.2";

export async function startLoopback(protocol: "http" | "https" = "http"): Promise<Loopback> {
  let connections = 0;
  let attempts = 0;
  const onAttempt = () => (attempts += 1);
  const answer: RequestListener = (request, response) => void loopback.answer(request, response);
  const { port, servers } = await onOnePort(
    () => (protocol === "http" ? createServer(answer) : createSecureServer(selfSigned, answer)),
    () => {
      const canary = createServer((_request, response) => response.end("canary"));
      canary.on("connection", () => (connections += 1));
      return canary;
    },
  );
  subscribe("undici:client:beforeConnect", onAttempt);
  const loopback: Loopback = {
    port,
    canary: () => connections,
    attempts: () => attempts,
    answer: (_request, response) => response.end(),
    async close() {
      unsubscribe("undici:client:beforeConnect", onAttempt);
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    },
  };
  return loopback;
}

/** A host on a free port of its address, and canaries on the same port of others, where it may be taken: then on another. */
async function onOnePort(
  makeHost: () => Server,
  makeCanary: () => Server,
): Promise<{ readonly port: number; readonly servers: readonly Server[] }> {
  for (;;) {
    const host = await listening(makeHost(), 0, hostAddress);
    const { port } = host.address() as AddressInfo;
    const servers = [host];
    try {
      for (const address of canaryAddresses) servers.push(await listening(makeCanary(), port, address));
      return { port, servers };
    } catch (error) {
      for (const server of servers) server.close();
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
}

async function listening(server: Server, port: number, address: string): Promise<Server> {
  server.listen(port, address);
  await once(server, "listening");
  return server;
}

export function allow(...entries: readonly string[]): Allowed {
  const read = readAllowed(entries);
  if (read.kind === "refused") throw new Error(`Not to be allowed: ${read.entry}`);
  return read.allowed;
}

interface RulesUnderTest {
  readonly allowed?: Allowed;
  readonly names?: Readonly<Record<string, readonly string[]>>;
  readonly limits?: Partial<OutgoingLimits>;
}

/** Rules with a telephone book instead of DNS. */
export function rulesUnderTest({ allowed, names = {}, limits }: RulesUnderTest = {}): OutgoingRules {
  return {
    allowed: allowed ?? defaultRules.allowed,
    lookup: async (name) => {
      const found = names[name];
      if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: "ENOTFOUND" });
      return found;
    },
    limits: { ...defaultRules.limits, ...limits },
  };
}

export const get = (url: string) => ({ url, method: "GET", headers: {} }) as const;
