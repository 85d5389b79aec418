// Real deliveries at the door, down to the answers.
import { projectIdSchema, type ProjectId } from "@itinera/core";
import { sourceLineSchema, type SourceLine } from "@itinera/protocol";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { analyticsFor } from "../../../analytics/src/analytics.test-kit.ts";
import type { EngineHealth } from "../engine-health.ts";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";

const lab = analyticsFor("collect");
const up: EngineHealth = {
  state: () => "up",
  version: () => "1",
  since: () => 0,
  onChange: () => () => undefined,
};

let under: ServerUnderTest;
let project: ProjectId;
let source: SourceLine;
let clock = 0;

const api = async (method: "GET" | "POST" | "PATCH" | "DELETE", url: string, payload?: object) => {
  const answer = await under.server.app.inject({
    method,
    url,
    headers: { host: "localhost" },
    ...(payload === undefined ? {} : { payload }),
  });
  return {
    status: answer.statusCode,
    body: answer.body === "" ? {} : (answer.json() as Record<string, unknown>),
  };
};

async function newSource(settings: object = {}): Promise<SourceLine> {
  const made = await api("POST", `/v1/projects/${project}/sources`, { name: "Shop", kind: "page", settings });
  expect(made.status).toBe(200);
  return sourceLineSchema.parse(made.body);
}

const keyOf = ({ keys }: SourceLine): string => keys.find(({ revoked }) => revoked === null)?.key ?? "";

beforeEach(async () => {
  clock = 0;
  under = await serverUnderTest(
    { analytics: lab.analytics, engine: up },
    { now: () => (Date.now() + clock) as never },
  );
  project = projectIdSchema.parse((await api("POST", "/v1/projects", { name: "Shop" })).body["id"]);
  source = await newSource();
});
afterEach(() => under.close());

/** A delivery of Segment's client for Node, as it comes. */
const batch = (messages: readonly object[]): string =>
  JSON.stringify({
    batch: messages.map((one) => ({ type: "track", ...one })),
    sentAt: new Date().toISOString(),
  });

const send = async (
  payload: string | Buffer,
  {
    key = keyOf(source),
    headers = {},
    url = "/v1/batch",
  }: { key?: string; headers?: object; url?: string } = {},
) =>
  under.server.app.inject({
    method: "POST",
    url,
    payload,
    headers: {
      host: "localhost",
      authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
      ...headers,
    },
  });

const stream = async () => (await api("GET", `/v1/projects/${project}/stream`)).body;
const paths = async () => {
  const { body } = await api("POST", `/v1/projects/${project}/ask`, { kind: "variants", unit: "person" });
  return (body["variants"] as { path: string[]; count: number }[]).map(({ path, count }) => [...path, count]);
};
const isCounted = (counted: number) => expect.poll(stream).toMatchObject({ counted });

describe("a delivery", () => {
  it("is on disk when it is answered, and in the answers soon, each message once", async () => {
    const messages = [
      { messageId: "1", userId: "ann", event: "Seen", timestamp: "2026-01-01T10:00:00Z" },
      { messageId: "2", userId: "ann", event: "Bought", timestamp: "2026-01-01T11:00:00Z" },
    ];
    expect((await send(batch(messages))).json()).toEqual({ success: true });
    expect(await stream()).toMatchObject({ received: 2, quarantined: 0 });
    expect((await send(gzipSync(batch(messages)))).statusCode).toBe(200);
    await send(batch([{ messageId: "0", userId: "ann", event: "Came", timestamp: "2026-01-01T09:00:00Z" }]));
    await isCounted(5);
    expect(await stream()).toMatchObject({ received: 5, counted: 5, stored: 3, duplicates: 2 });
    expect(await paths()).toEqual([["Came", "Seen", "Bought", 1]]);
  });

  it("that nobody may leave is refused, and says why", async () => {
    const good = batch([{ messageId: "1", userId: "ann", event: "Seen" }]);
    const codeOf = async (sent: ReturnType<typeof send>) => {
      const answer = await sent;
      return [answer.statusCode, (answer.json() as { code: string }).code];
    };
    expect(await codeOf(send(good, { key: "itw_nobody" }))).toEqual([401, "collect.unknown-key"]);
    expect(await codeOf(send("no json"))).toEqual([400, "collect.not-understood"]);
    expect(await codeOf(send(Buffer.alloc(3 * 1024 * 1024, " ")))).toEqual([413, "collect.too-big"]);
    expect(await codeOf(send(gzipSync(Buffer.alloc(50 * 1024 * 1024))))).toEqual([413, "collect.too-big"]);
    expect(
      await codeOf(send(batch(Array.from({ length: 2_501 }, () => ({ userId: "a", event: "b" }))))),
    ).toEqual([413, "collect.too-many"]);
    await api("PATCH", `/v1/projects/${project}/sources/${source.id}`, { paused: true });
    clock += 2_000;
    expect(await codeOf(send(good))).toEqual([403, "collect.paused"]);
    expect(await stream()).toMatchObject({ received: 0, quarantined: 0 });
  });

  it("may come from pages of the origins that the source names, from any where it names none", async () => {
    const good = batch([{ messageId: "1", userId: "ann", event: "Seen" }]);
    const elsewhere = { headers: { origin: "https://elsewhere.example" } };
    const heard = await send(good, elsewhere);
    expect([heard.statusCode, heard.headers["access-control-allow-origin"]]).toEqual([
      200,
      "https://elsewhere.example",
    ]);
    source = await newSource({ origins: ["https://shop.example"] });
    expect((await send(good, elsewhere)).statusCode).toBe(403);
    expect((await send(good, { headers: { origin: "https://shop.example" } })).statusCode).toBe(200);
    expect((await send(good)).statusCode, "a program names no origin").toBe(200);
    const asked = await under.server.app.inject({
      method: "OPTIONS",
      url: "/v1/t",
      headers: {
        host: "localhost",
        origin: "https://a.example",
        "access-control-request-headers": "authorization",
      },
    });
    expect([asked.statusCode, asked.headers["access-control-allow-headers"]]).toEqual([204, "authorization"]);
  });

  it("comes as fast as the source may, and says when there is room again", async () => {
    source = await newSource({ perSecond: 1 });
    const ten = batch(
      Array.from({ length: 10 }, (_, at) => ({ messageId: `${at}`, userId: "ann", event: "Seen" })),
    );
    expect((await send(ten)).statusCode).toBe(200);
    const refused = await send(ten);
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([429, "10"]);
    clock += 10_000;
    expect((await send(ten)).statusCode).toBe(200);
  });
});

describe("a write key", () => {
  it("is rotated: the old one is refused a second later, the new one holds", async () => {
    const good = batch([{ messageId: "1", userId: "ann", event: "Seen" }]);
    const old = keyOf(source);
    const keys = `/v1/projects/${project}/sources/${source.id}/keys`;
    const made = (await api("POST", keys)).body as { key: string };
    expect((await send(good, { key: old })).statusCode).toBe(200);
    expect((await send(good, { key: made.key })).statusCode).toBe(200);
    await api("DELETE", `${keys}/${source.keys[0]?.id}`);
    clock += 1_001;
    expect((await send(good, { key: old })).statusCode).toBe(401);
    expect((await send(good, { key: made.key })).statusCode).toBe(200);
  });

  it("goes with its source; what came by it stays", async () => {
    await send(batch([{ messageId: "1", userId: "ann", event: "Seen" }]));
    await api("DELETE", `/v1/projects/${project}/sources/${source.id}`);
    clock += 1_001;
    expect((await send(batch([{ messageId: "2", userId: "ann", event: "Seen" }]))).statusCode).toBe(401);
    await isCounted(1);
    expect(await paths()).toEqual([["Seen", 1]]);
  });
});

describe("what becomes no event", () => {
  const strange = [
    { messageId: "1", userId: "ann", event: "" },
    { messageId: "2", event: "Nobody" },
    { messageId: "3", userId: "ann", event: "Seen", timestamp: "some day" },
    { messageId: "4", userId: "ann", event: "Seen", properties: { long: "x".repeat(40_000) } },
  ];

  it("waits in quarantine with its reason, and nothing of the delivery is lost", async () => {
    const good = { messageId: "5", userId: "ann", event: "Seen" };
    expect((await send(batch([...strange, good]))).statusCode).toBe(200);
    expect(await stream()).toMatchObject({ received: 1, quarantined: 4 });
    const { body } = await api("GET", `/v1/projects/${project}/quarantine`);
    const messages = body["messages"] as { reason: string; message: string; number: number }[];
    expect(messages.map(({ reason }) => reason).sort()).toEqual([
      "bad-time",
      "no-name",
      "no-person",
      "too-long",
    ]);
    expect(messages.find(({ reason }) => reason === "bad-time")?.message).toContain("some day");
    const { body: page } = await api("GET", `/v1/projects/${project}/quarantine?reason=no-name&limit=1`);
    expect(page["messages"]).toHaveLength(1);
    const counts = page["reasons"] as { reason: string; count: number }[];
    expect(counts.toSorted((a, b) => a.reason.localeCompare(b.reason))).toEqual(
      ["bad-time", "no-name", "no-person", "too-long"].map((reason) => ({ reason, count: 1 })),
    );
    const numbers = messages.map(({ number }) => number);
    // Nothing has changed: what was no event is none.
    const again = await api("POST", `/v1/projects/${project}/quarantine/replay`, { numbers });
    expect(again.body).toEqual({ released: 0 });
    const gone = await api("POST", `/v1/projects/${project}/quarantine/discard`, {
      numbers: numbers.slice(0, 1),
    });
    expect(gone.body).toEqual({ released: 1 });
    expect(await stream()).toMatchObject({ quarantined: 3 });
  });
});
