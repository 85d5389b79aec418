// Real deliveries at the door, down to the answers.
import { projectIdSchema, quarantineReasons } from "@itinera/core";
import type { SourceLine } from "@itinera/protocol";
import fc from "fast-check";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { analyticsFor } from "../../../analytics/src/analytics.test-kit.ts";
import { arbitraryObject as anyMessage } from "../../../protocol/src/collect/arbitrary-json.test-kit.ts";
import { serverUnderTest } from "../server.test-kit.ts";
import { collectingProject, engineUp, keyOf, type CollectingProject } from "./collecting.test-kit.ts";

const lab = analyticsFor("collect");

let shop: CollectingProject;
let source: SourceLine;
const api: CollectingProject["api"] = (...request) => shop.api(...request);
const stream = () => shop.stream();
const paths = () => shop.paths();
const isCounted = (counted: number) => expect.poll(stream).toMatchObject({ counted });
/** Where the project's own things are. */
const own = (path: string) => `/v1/projects/${shop.project}/${path}`;

beforeEach(async () => {
  shop = await collectingProject(lab);
  source = await shop.newSource();
});
afterEach(() => shop.under.close());

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
  shop.under.server.app.inject({
    method: "POST",
    url,
    payload,
    headers: {
      host: "localhost",
      authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
      ...headers,
    },
  });

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
      return [answer.statusCode, answer.json<{ code: string }>().code];
    };
    expect(await codeOf(send(good, { key: "itw_nobody" }))).toEqual([401, "collect.unknown-key"]);
    expect(await codeOf(send("no json"))).toEqual([400, "collect.not-understood"]);
    expect(await codeOf(send(Buffer.alloc(3 * 1024 * 1024, " ")))).toEqual([413, "collect.too-big"]);
    expect(await codeOf(send(gzipSync(Buffer.alloc(50 * 1024 * 1024))))).toEqual([413, "collect.too-big"]);
    expect(
      await codeOf(send(batch(Array.from({ length: 2_501 }, () => ({ userId: "a", event: "b" }))))),
    ).toEqual([413, "collect.too-many"]);
    await api("PATCH", own(`sources/${source.id}`), { paused: true });
    shop.later += 2_000;
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
    source = await shop.newSource("page", { origins: ["https://shop.example"] });
    expect((await send(good, elsewhere)).statusCode).toBe(403);
    expect((await send(good, { headers: { origin: "https://shop.example" } })).statusCode).toBe(200);
    expect((await send(good)).statusCode, "a program names no origin").toBe(200);
    const asked = await shop.under.server.app.inject({
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
    source = await shop.newSource("page", { perSecond: 1 });
    const ten = batch(
      Array.from({ length: 10 }, (_, at) => ({ messageId: `${at}`, userId: "ann", event: "Seen" })),
    );
    expect((await send(ten)).statusCode).toBe(200);
    const refused = await send(ten);
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([429, "10"]);
    shop.later += 10_000;
    expect((await send(ten)).statusCode).toBe(200);
  });
});

describe("numbers", () => {
  const many = (from: number) =>
    batch(
      Array.from({ length: 50 }, (_, at) => ({
        messageId: `${from + at}`,
        userId: `u${at % 7}`,
        event: `Step ${at % 3}`,
        timestamp: new Date(Date.UTC(2026, 0, 1) + (from + at) * 1_000).toISOString(),
      })),
    );

  it("are the same when they are made again from the stream, and go on from there", async () => {
    await send(many(0));
    await send(many(25));
    await isCounted(100);
    const [before, counts] = [await paths(), await stream()];
    const rebuilt = await api("POST", "/v1/rebuild");
    expect(rebuilt.body).toEqual({ entries: 1, events: 75 });
    expect(await paths()).toEqual(before);
    expect(await stream()).toEqual(counts);
    await send(many(75));
    await isCounted(150);
    expect(await stream()).toMatchObject({ stored: 125, duplicates: 25 });
  });

  it("of a project that cannot be counted do not hold up another's", async () => {
    await shop.under.server.close();
    const broken = new Set<string>();
    const { analytics } = lab;
    const foldStream: typeof analytics.foldStream = (scope, stretch) =>
      broken.has(scope.project)
        ? Promise.reject(new Error("this project breaks every fold"))
        : analytics.foldStream(scope, stretch);
    shop = await collectingProject({ analytics: { ...analytics, foldStream } });
    broken.add(shop.project);
    source = await shop.newSource();
    await send(many(0));
    const second = projectIdSchema.parse((await api("POST", "/v1/projects", { name: "Second" })).body["id"]);
    const made = await api("POST", `/v1/projects/${second}/sources`, { name: "Second", kind: "server" });
    await send(many(0), { key: keyOf(made.body as unknown as SourceLine) });
    const ofSecond = async () => (await api("GET", `/v1/projects/${second}/stream`)).body;
    await expect.poll(ofSecond).toMatchObject({ received: 50, counted: 50 });
    expect(await stream()).toMatchObject({ received: 50, counted: 0 });
    broken.clear();
    await isCounted(50);
  });

  it("that were lost are found at the next start, and made again", async () => {
    await send(many(0));
    await isCounted(50);
    const before = await paths();
    await lab.writer.command({
      query: "ALTER TABLE journeys DELETE WHERE project = {p:String} AND id = 'u3'",
      query_params: { p: shop.project },
      clickhouse_settings: { mutations_sync: "1" },
    });
    expect(await paths()).not.toEqual(before);
    const { store } = shop.under;
    await shop.under.server.close();
    const again = await serverUnderTest(
      { analytics: lab.analytics, engine: engineUp },
      { wrap: () => store },
    );
    shop.under = { ...again, store };
    await expect.poll(paths).toEqual(before);
    expect(await stream()).toMatchObject({ counted: 50, stored: 50 });
  });
});

describe("a write key", () => {
  it("is rotated: the old one is refused a second later, the new one holds", async () => {
    const good = batch([{ messageId: "1", userId: "ann", event: "Seen" }]);
    const old = keyOf(source);
    const keys = own(`sources/${source.id}/keys`);
    const made = (await api("POST", keys)).body as { key: string };
    expect((await send(good, { key: old })).statusCode).toBe(200);
    expect((await send(good, { key: made.key })).statusCode).toBe(200);
    await api("DELETE", `${keys}/${source.keys[0]?.id}`);
    shop.later += 1_001;
    expect((await send(good, { key: old })).statusCode).toBe(401);
    expect((await send(good, { key: made.key })).statusCode).toBe(200);
  });

  it("goes with its source; what came by it stays", async () => {
    await send(batch([{ messageId: "1", userId: "ann", event: "Seen" }]));
    await api("DELETE", own(`sources/${source.id}`));
    shop.later += 1_001;
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
    const { body } = await api("GET", own(`quarantine`));
    const messages = body["messages"] as { reason: string; message: string; number: number }[];
    expect(messages.map(({ reason }) => reason).sort()).toEqual([
      "bad-time",
      "no-name",
      "no-person",
      "too-long",
    ]);
    expect(messages.find(({ reason }) => reason === "bad-time")?.message).toContain("some day");
    const { body: page } = await api("GET", own(`quarantine?reason=no-name&limit=1`));
    expect(page["messages"]).toHaveLength(1);
    const counts = page["reasons"] as { reason: string; count: number }[];
    expect(counts.toSorted((a, b) => a.reason.localeCompare(b.reason))).toEqual(
      ["bad-time", "no-name", "no-person", "too-long"].map((reason) => ({ reason, count: 1 })),
    );
    const numbers = messages.map(({ number }) => number);
    // Nothing has changed: what was no event is none.
    const again = await api("POST", own(`quarantine/replay`), { numbers });
    expect(again.body).toEqual({ released: 0 });
    const gone = await api("POST", own(`quarantine/discard`), {
      numbers: numbers.slice(0, 1),
    });
    expect(gone.body).toEqual({ released: 1 });
    expect(await stream()).toMatchObject({ quarantined: 3 });
  });

  it("is all that is not counted, whatever comes, and no delivery breaks the server", async () => {
    source = await shop.newSource("page", { perSecond: 100_000 });
    // Where a delivery of this shape is understood, it holds one message, or all of them.
    const ends = [
      ["/v1/batch", "batch"],
      ["/batch/", "batch"],
      ["/e/", "list"],
      ["/v1/events", "events"],
      ["/v1/events", "list"],
      ["/mp/collect", "events"],
      ["/com.snowplowanalytics.snowplow/tp2", "data"],
      ["/v1/t", "alone"],
      ["/e/", "alone"],
    ] as const;
    const id = fc.nat(300).map((one) => `m${one}`);
    const sound = fc.record({ id, person: id, kind: fc.constantFrom("track", "identify") }).map((one) => ({
      type: one.kind,
      ...{ event: "Seen", name: "Seen", e: "se", se_ac: "Seen", se_ca: "shop" },
      ...{ userId: one.person, person: one.person, distinct_id: one.person, uid: one.person },
      ...{ messageId: one.id, uuid: one.id, id: one.id, eid: one.id },
    }));
    const anyDelivery = fc.record({
      end: fc.constantFrom(...ends),
      messages: fc.array(fc.oneof(anyMessage, sound), { minLength: 1, maxLength: 40 }),
      isPacked: fc.boolean(),
    });
    let sent = 0;
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(anyDelivery, async ({ end: [url, shape], messages, isPacked }) => {
        const key = keyOf(source);
        const about = { writeKey: key, api_key: key };
        const [first = null] = messages;
        const body =
          shape === "alone" ? first : shape === "list" ? messages : { ...about, [shape]: messages };
        const text = JSON.stringify(body);
        const answer = await send(isPacked ? gzipSync(text) : text, {
          url: `${url}?api_secret=${key}&measurement_id=1`,
          headers: { "x-write-key": key },
        });
        statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
        expect(answer.statusCode, `${url} ${text.slice(0, 300)}`).toBeLessThan(500);
        if (answer.statusCode < 300) sent += shape === "alone" ? 1 : messages.length;
      }),
      { numRuns: process.env["ITINERA_FULL"] ? 50_000 : 400 },
    );
    expect(statuses.get(200) ?? 0).toBeGreaterThan(50);
    const { received } = await stream();
    await isCounted(received);
    const found = await stream();
    expect(found.received + found.quarantined).toBe(sent);
    expect(found.stored + found.duplicates + found.statements).toBe(found.received);
    const { body } = await api("GET", own(`quarantine?limit=200`));
    const waiting = body["messages"] as { reason: string; message: string }[];
    for (const { reason, message } of waiting) {
      expect(quarantineReasons).toContain(reason);
      expect(() => JSON.parse(message) as unknown).not.toThrow();
    }
    const { events, cases } = (await api("POST", own(`ask`), { kind: "edges", unit: "person" })).body;
    expect({ events, some: (cases as number) > 0 }).toEqual({ events: found.stored, some: found.stored > 0 });
    process.stdout.write(
      `fuzzed deliveries ${JSON.stringify(Object.fromEntries(statuses))}: ${sent} messages = ${found.stored} stored + ${found.duplicates} again + ${found.statements} statements + ${found.quarantined} in quarantine\n`,
    );
  }, 120_000);
});
