// A server without an engine, in a process of its own, which takes events in: what strace looks at.
// Arguments: data folder, port. Says the write key when it listens.
import type { EpochMs } from "@itinera/core";
import { createServer, defaultRules, type Parts } from "@itinera/server";
import { defaultWorkspace, openStore, takeOwnership } from "@itinera/store";
import { randomBytes } from "node:crypto";
import { pino } from "pino";

const [directory = "", port = "0"] = process.argv.slice(2);

const ownership = await takeOwnership(directory, 5_000);
if (ownership.kind !== "owner") throw new Error(JSON.stringify(ownership));
const opening = await openStore({ directory });
if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
const { store } = opening;

const parts: Parts = {
  store,
  analytics: undefined,
  engine: { state: () => "missing", version: () => null, since: () => 0, onChange: () => () => undefined },
  newId: () => `x${randomBytes(8).toString("hex")}`,
  now: () => Date.now() as EpochMs,
  log: pino({ level: "silent" }),
  version: "0",
  dataLabel: "data",
  today: undefined,
  token: "token",
  secret: "the secret of an installation",
  hosts: ["127.0.0.1"],
  outgoing: defaultRules,
  mailer: undefined,
  provider: undefined,
};
const { app } = await createServer(parts);
const { project } = await store.projects.ensure(defaultWorkspace, "Shop");
const made = await app.inject({
  method: "POST",
  url: `/v1/projects/${project.id}/sources`,
  headers: { host: "127.0.0.1", authorization: "Bearer token" },
  payload: { name: "Shop", kind: "server" },
});
await app.listen({ port: Number(port), host: "127.0.0.1" });
const { keys } = made.json<{ keys: readonly { key: string }[] }>();
process.stdout.write(keys[0]?.key ?? "");
