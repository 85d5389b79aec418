import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import type { CollectedEvent, EpochMs, QuarantineReason } from "@itinera/core";
import { deliveredBody } from "./delivered-body.ts";
import type { Delivery, JsonValue } from "./dialect.ts";
import { dialects, type DialectKind } from "./dialects.ts";

/** A request that a client sent, and when. */
export interface Captured {
  readonly delivery: Delivery;
  readonly received: EpochMs;
}

export interface CaptureServer {
  readonly url: string;
  /** In the order in which they came. */
  readonly captured: readonly Captured[];
  close(): Promise<void>;
}

export interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
}

export interface CaptureOptions {
  /** What a GET is answered with, by its path: the page and the settings of a client. It is no delivery then. */
  readonly answers?: (path: string) => Answer | undefined;
  /** So many deliveries are kept and refused at first, with status 503. */
  readonly refusing?: number;
}

const forAnyOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type",
};

const accepted: Answer = { type: "application/json", body: '{"status":1}' };

/** A server for real clients, on a port of its own: unpacks what they send and keeps it. */
export async function startCaptureServer({
  answers,
  refusing = 0,
}: CaptureOptions = {}): Promise<CaptureServer> {
  const captured: Captured[] = [];
  const server = createServer((request, response) => {
    const { pathname } = addressOf(request);
    const say = (status: number, { type, body }: Answer) =>
      response.writeHead(status, { "content-type": type, ...forAnyOrigin }).end(body);
    const answer = request.method === "GET" ? answers?.(pathname) : undefined;
    if (answer) return void say(200, answer);
    // A browser asks whether it may.
    if (request.method === "OPTIONS") return void say(200, accepted);
    void unpacked(request).then((delivery) => {
      captured.push({ delivery, received: Date.now() as EpochMs });
      say(captured.length > refusing ? 200 : 503, accepted);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    captured,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const addressOf = ({ url = "/" }: IncomingMessage): URL => new URL(url, "http://localhost");

async function unpacked(request: IncomingMessage): Promise<Delivery> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const { pathname, searchParams } = addressOf(request);
  return {
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: deliveredBody((isGzip ? gunzipSync(bytes) : bytes).toString("utf8")),
  };
}

/** What a dialect makes of what was captured. */
export interface Heard {
  /** Of each delivery. */
  readonly keys: readonly (string | undefined)[];
  readonly messages: readonly JsonValue[];
  readonly events: readonly CollectedEvent[];
  readonly refusals: readonly QuarantineReason[];
}

export function heard(kind: DialectKind, captured: readonly Captured[]): Heard {
  const dialect = dialects[kind];
  const all = captured.flatMap(({ delivery, received }) =>
    (dialect.messagesOf(delivery) ?? []).map((message) => ({
      message,
      read: dialect.read(message, received),
    })),
  );
  const read = all.map(({ read }) => read);
  return {
    keys: captured.map(({ delivery }) => dialect.keyOf(delivery)),
    messages: all.map(({ message }) => message),
    events: read.filter((one) => typeof one !== "string"),
    refusals: read.filter((one) => typeof one === "string"),
  };
}
