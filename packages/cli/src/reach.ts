import { createClient, type Client } from "@itinera/protocol";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { z } from "zod";
import type { Configuration } from "./configuration.ts";
import { Failure } from "./failure.ts";
import { injectFetch } from "./inject-fetch.ts";

export interface Reached {
  readonly client: Client;
  close(): Promise<void>;
}

/** Node's fetch wants to be told that a streamed body ends before the answer begins. */
const streamingFetch: Parameters<typeof createClient>[0]["fetch"] = (url, { body, signal, ...init }) =>
  fetch(url, {
    ...init,
    ...(body === undefined
      ? {}
      : { body: body instanceof Readable ? Readable.toWeb(body) : body, duplex: "half" }),
    ...(signal === undefined ? {} : { signal }),
  } as RequestInit);

/** By `--url`: somebody's server, wherever it runs. */
export function reachUrl(
  url: string,
  { token, workspace }: { readonly token: string | undefined; readonly workspace: string | undefined },
): Reached {
  return {
    client: createClient({
      fetch: streamingFetch,
      origin: url.replace(/\/+$/, ""),
      workspace,
      ...(token === undefined ? {} : { token }),
    }),
    close: async () => undefined,
  };
}

const announcedSchema = z.object({ pid: z.number(), url: z.url().optional(), token: z.string().optional() });

/** The server that owns the folder, when it answers. */
async function reachOwner(data: string, workspace: string | undefined): Promise<Reached | undefined> {
  const text = await readFile(join(data, "server.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const announced = announcedSchema.safeParse(JSON.parse(text));
  if (!announced.data?.url) return undefined;
  const { url, token } = announced.data;
  const client = createClient({ fetch: streamingFetch, origin: url, workspace, ...(token ? { token } : {}) });
  const answers = await client.status().then(
    () => true,
    () => false,
  );
  return answers ? { client, close: async () => undefined } : undefined;
}

/**
 * A server for a command (D7): the owner of the data folder when there is one, else the same server in
 * this process, not listening. Waits up to 10 s for another command that works in the folder.
 */
export async function reach(configuration: Configuration, workspace?: string): Promise<Reached> {
  const owner = await reachOwner(configuration.data, workspace);
  if (owner) return owner;
  const { openServer } = await import("./open-server.ts");
  const opened = await openServer(configuration, { waitForOwnerMs: 10_000 });
  if (opened.kind === "refused") {
    // A server may have started while we waited for the lock.
    const late = await reachOwner(configuration.data, workspace);
    if (late) return late;
    throw new Failure(opened.message);
  }
  const { server, token } = opened;
  return {
    client: createClient({ fetch: injectFetch(server.app), origin: "http://localhost", token, workspace }),
    close: () => server.close(),
  };
}
