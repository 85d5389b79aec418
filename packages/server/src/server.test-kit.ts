import type { EpochMs, WorkspaceRole } from "@itinera/core";
import { createClient, type Client } from "@itinera/protocol";
import { defaultWorkspace, type Store } from "@itinera/store";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openTestStore } from "../../store/src/testing/chosen-store.test-kit.ts";
import { createServer, type Server } from "./create-server.ts";
import { defaultRules } from "./outgoing/outgoing-rules.ts";
import type { Parts } from "./parts.ts";
import type { Session, SessionOf } from "./policy/session.ts";

export interface ServerUnderTest {
  readonly server: Server;
  readonly store: Store;
  readonly client: Client;
  close(): Promise<void>;
}

interface Surroundings {
  /** By default everybody is the operator; `real`: as tokens and cookies say. */
  readonly sessionOf?: SessionOf | "real";
  readonly now?: () => EpochMs;
  /** Where its folder is made. */
  readonly within?: string;
  /** What stands between the server and its disk. */
  readonly wrap?: (store: Store) => Store;
  /** Silent by default. */
  readonly log?: Parts["log"];
  readonly parts?: Partial<Pick<Parts, "outgoing" | "mailer" | "provider" | "publicUrl" | "log">>;
}

/** Whoever is this in the whole of the first workspace. */
export const sessionAs = (role: WorkspaceRole, more: Partial<Session> = {}): Session => ({
  who: { kind: "operator" },
  workspace: defaultWorkspace,
  role,
  member: role,
  places: { projects: {}, maps: {} },
  ...more,
});

/** A server on a folder of its own, called without a network; without an engine unless one is given. */
export async function serverUnderTest(
  engine?: Pick<Parts, "analytics" | "engine">,
  {
    within = tmpdir(),
    wrap = (store) => store,
    sessionOf = async ({ headers: { authorization } }) =>
      authorization === undefined || authorization === "Bearer token" ? sessionAs("owner") : undefined,
    now = () => Date.now() as EpochMs,
    log = pino({ level: "silent" }),
    parts = {},
  }: Surroundings = {},
): Promise<ServerUnderTest> {
  const directory = await mkdtemp(join(within, "itinera-server-"));
  const opening = await openTestStore({ directory, now });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  const store = wrap(opening.store);
  const server = await createServer({
    store,
    analytics: undefined,
    engine: { state: () => "missing", version: () => null, since: () => 7, onChange: () => () => undefined },
    ...engine,
    ...(sessionOf === "real" ? {} : { sessionOf }),
    newId: () => `x${randomBytes(8).toString("hex")}`,
    now,
    today: "2025-03-31",
    token: "token",
    secret: "the secret of an installation",
    log,
    version: "0",
    dataLabel: "itinera-data",
    hosts: ["localhost"],
    outgoing: defaultRules,
    mailer: undefined,
    provider: undefined,
    ...parts,
  });
  const client = createClient({
    origin: "http://localhost",
    token: "token",
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
