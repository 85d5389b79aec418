import type { EpochMs } from "@itinera/core";
import { createClient, type Client } from "@itinera/protocol";
import { openStore, type Store } from "@itinera/store";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createServer, type Server } from "./create-server.ts";
import type { Parts } from "./parts.ts";
import type { SessionOf } from "./policy/session.ts";

export interface ServerUnderTest {
  readonly server: Server;
  readonly store: Store;
  readonly client: Client;
  close(): Promise<void>;
}

interface Surroundings {
  readonly sessionOf?: SessionOf;
  /** Where its folder is made. */
  readonly within?: string;
  /** What stands between the server and its disk. */
  readonly wrap?: (store: Store) => Store;
  /** Silent by default. */
  readonly log?: Parts["log"];
}

/** A server on a folder of its own, called without a network; without an engine unless one is given. */
export async function serverUnderTest(
  engine?: Pick<Parts, "analytics" | "engine">,
  {
    within = tmpdir(),
    wrap = (store) => store,
    sessionOf,
    log = pino({ level: "silent" }),
  }: Surroundings = {},
): Promise<ServerUnderTest> {
  const directory = await mkdtemp(join(within, "itinera-server-"));
  const opening = await openStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  const store = wrap(opening.store);
  const server = await createServer({
    store,
    analytics: undefined,
    engine: { state: () => "missing", version: () => null, since: () => 7, onChange: () => () => undefined },
    ...engine,
    ...(sessionOf && { sessionOf }),
    newId: () => `x${randomBytes(8).toString("hex")}`,
    now: () => Date.now() as EpochMs,
    today: "2025-03-31",
    token: "token",
    log,
    version: "0",
    dataLabel: "itinera-data",
    hosts: ["localhost"],
  });
  const client = createClient({
    origin: "http://localhost",
    fetch: async (url, { method, headers, body }) => {
      const { statusCode, rawPayload } = await server.app.inject({
        method: method as "GET",
        url: url.replace("http://localhost", ""),
        headers: { ...headers, host: "localhost" },
        ...(body === undefined ? {} : { payload: body as string }),
      });
      return {
        ok: statusCode < 400,
        status: statusCode,
        json: async () => JSON.parse(rawPayload.toString()) as unknown,
        arrayBuffer: async () => new Uint8Array(rawPayload).buffer,
      };
    },
  });
  return {
    server,
    store,
    client,
    close: async () => {
      await server.close();
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
