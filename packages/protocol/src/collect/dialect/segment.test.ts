import { Analytics } from "@segment/analytics-node";
import Rudder from "@rudderstack/rudder-sdk-node";
import type { EpochMs } from "@itinera/core";
import { afterEach, describe, expect, it } from "vitest";
import {
  heard,
  startCaptureServer,
  type CaptureOptions,
  type CaptureServer,
} from "../capture-server.test-kit.ts";
import type { Delivery, JsonValue } from "../dialect.ts";
import { segment } from "./segment.ts";

let server: CaptureServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(options?: CaptureOptions): Promise<CaptureServer> {
  server = await startCaptureServer(options);
  return server;
}

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const post = (path: string, body: JsonValue): Delivery => ({ path, query: {}, headers: {}, body });
const only = (path: string, body: JsonValue) => {
  const messages = segment.messagesOf(post(path, body)) ?? [];
  expect(messages).toHaveLength(1);
  return segment.read(messages[0] ?? null, received);
};

describe("analytics-node", () => {
  it("is understood in all that it can say, each once", async () => {
    const { url, captured } = await start();
    const analytics = new Analytics({ writeKey: "key-of-shop", host: url, flushInterval: 20 });
    const before = Date.now();
    analytics.track({
      userId: "Ada",
      anonymousId: "browser 7",
      event: "Order Completed",
      messageId: "order-1",
      timestamp: "2026-02-01T10:00:00.500Z",
      properties: {
        total: 12.5,
        gift: false,
        coupon: "",
        note: null,
        address: { city: "Łódź", geo: { lat: 51 } },
        items: [{ sku: "a" }, { sku: "b" }],
      },
      context: { page: { url: "https://shop.example/?utm_source=mail" }, campaign: { source: "mail" } },
    });
    analytics.identify({
      userId: "Ada",
      anonymousId: "browser 7",
      traits: { plan: "pro", place: { city: "Y" } },
    });
    analytics.group({ userId: "Ada", groupId: "acme", traits: { size: 4 } });
    analytics.alias({ userId: "Ada", previousId: "ada@old.example" });
    analytics.page({
      userId: "Ada",
      category: "Docs",
      name: "Home",
      properties: { url: "https://x.example/" },
    });
    analytics.page({ anonymousId: "browser 8" });
    analytics.screen({ anonymousId: "phone 1", name: "Basket" });
    analytics.screen({ anonymousId: "phone 1" });
    await analytics.closeAndFlush();

    const { keys, events, refusals } = heard("segment", captured);
    expect(new Set(keys)).toEqual(new Set(["key-of-shop"]));
    expect(refusals).toEqual([]);
    expect(events.map(({ kind, name, person, claims }) => ({ kind, name, person, claims }))).toEqual([
      {
        kind: "step",
        name: "Order Completed",
        person: "Ada",
        claims: [{ kind: "identified", anonymous: "browser 7", known: "Ada" }],
      },
      {
        kind: "statement",
        name: "Identified",
        person: "Ada",
        claims: [{ kind: "identified", anonymous: "browser 7", known: "Ada" }],
      },
      { kind: "statement", name: "Group joined", person: "Ada", claims: [] },
      {
        kind: "statement",
        name: "Alias named",
        person: "Ada",
        claims: [{ kind: "alias", previous: "ada@old.example", current: "Ada" }],
      },
      { kind: "step", name: "Page viewed: Home", person: "Ada", claims: [] },
      { kind: "step", name: "Page viewed", person: "browser 8", claims: [] },
      { kind: "step", name: "Screen viewed: Basket", person: "phone 1", claims: [] },
      { kind: "step", name: "Screen viewed", person: "phone 1", claims: [] },
    ]);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);

    const [order, identified, group, , page] = events;
    expect(order).toMatchObject({ messageId: "order-1", time: Date.parse("2026-02-01T10:00:00.500Z") });
    expect(order?.properties).toMatchObject({
      total: "12.5",
      gift: "false",
      "address.city": "Łódź",
      "address.geo.lat": "51",
      items: '[{"sku":"a"},{"sku":"b"}]',
      "context.page.url": "https://shop.example/?utm_source=mail",
      "context.campaign.source": "mail",
      "context.library.name": "@segment/analytics-node",
    });
    for (const empty of ["coupon", "note"]) expect(order?.properties).not.toHaveProperty([empty]);
    expect(identified?.properties).toMatchObject({ "traits.plan": "pro", "traits.place.city": "Y" });
    expect(group?.properties).toMatchObject({ groupId: "acme", "traits.size": "4" });
    expect(page?.properties).toMatchObject({ category: "Docs", url: "https://x.example/" });
    for (const { time } of events.slice(1)) {
      expect(time).toBeGreaterThanOrEqual(before);
      expect(time).toBeLessThanOrEqual(Date.now());
    }
  });

  it("sends a message again under the same id", async () => {
    const { url, captured } = await start({ refusing: 1 });
    const analytics = new Analytics({ writeKey: "k", host: url, flushInterval: 20 });
    analytics.track({ userId: "Ada", event: "Paid" });
    await analytics.closeAndFlush();
    const { events } = heard("segment", captured);
    expect(events).toHaveLength(2);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(1);
    expect(events[1]).toEqual(events[0]);
  });
});

describe("rudder-sdk-node", () => {
  it("is understood: gzip that calls itself a form, without a key in it", async () => {
    const { url, captured } = await start();
    const rudder = new Rudder("key-of-shop", { dataPlaneUrl: url, flushInterval: 20 });
    const before = Date.now();
    rudder.track({ userId: "Ada", anonymousId: "a1", event: "Paid", properties: { total: 3 } });
    rudder.identify({ userId: "Ada", traits: { plan: "pro" } });
    rudder.track({
      userId: "Ada",
      event: "Past",
      timestamp: new Date("2026-01-02T03:04:05Z"),
      properties: {},
    });
    rudder.track({ userId: "Ada", event: "Called", properties: { channel: "phone" } });
    rudder.alias({ userId: "Ada", previousId: "old" });
    await rudder.flush();

    const { keys, events, refusals } = heard("segment", captured);
    expect(new Set(keys)).toEqual(new Set(["key-of-shop"]));
    expect(refusals).toEqual([]);
    expect(events.map(({ name, channel, claims }) => ({ name, channel, claims }))).toEqual([
      { name: "Paid", claims: [{ kind: "identified", anonymous: "a1", known: "Ada" }] },
      { name: "Identified", claims: [] },
      { name: "Past", claims: [] },
      { name: "Called", channel: "phone", claims: [] },
      { name: "Alias named", claims: [{ kind: "alias", previous: "old", current: "Ada" }] },
    ]);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);
    const [paid, identified, past] = events;
    expect(paid?.properties).toMatchObject({ total: "3" });
    expect(paid?.time).toBeGreaterThanOrEqual(before);
    // They lie in the context alone as well as beside it.
    expect(identified?.properties).toMatchObject({ "traits.plan": "pro" });
    expect(identified?.properties).not.toHaveProperty(["context.traits.plan"]);
    expect(past?.time).toBe(Date.parse("2026-01-02T03:04:05Z"));
  });
});

describe("one message alone", () => {
  it("is what its path says, if it does not say so itself, and loses its key", () => {
    const message = { writeKey: "k", userId: null, anonymousId: "a", event: "E", name: "N" };
    const names = ["t", "p", "s", "i", "g", "a", "track", "page", "screen", "identify", "group", "alias"].map(
      (end) => only(`/v1/${end}`, message),
    );
    const expected = ["E", "Page viewed: N", "Screen viewed: N", "Identified", "Group joined", "Alias named"];
    expect(names.map((one) => (typeof one === "string" ? one : one.name))).toEqual([
      ...expected,
      ...expected,
    ]);
    expect(segment.keyOf(post("/v1/t", message))).toBe("k");
    expect(JSON.stringify(segment.messagesOf(post("/v1/t", message)))).not.toContain("writeKey");
    expect(only("/v1/t", { ...message, type: "page" })).toMatchObject({ name: "Page viewed: N" });
  });

  it("is none where the client tells how it is doing", () => {
    expect(segment.messagesOf(post("/v1/m", { series: [{ type: "Counter" }] }))).toEqual([]);
  });
});

describe("a delivery", () => {
  it("of another client, or of none, is not taken", () => {
    const batch = { batch: [{ type: "track", event: "E", userId: "u" }] };
    expect(segment.messagesOf(post("/v1/batch/", batch))).toHaveLength(1);
    expect(segment.messagesOf(post("/v1/import", batch))).toHaveLength(1);
    expect(segment.messagesOf(post("/batch/", batch))).toBeUndefined();
    expect(segment.messagesOf(post("/v1/toString", batch))).toBeUndefined();
    expect(segment.messagesOf(post("/v1/batch", { batch: {} }))).toBeUndefined();
    expect(segment.messagesOf(post("/v1/batch", []))).toBeUndefined();
    expect(segment.messagesOf({ ...post("/v1/batch", null), body: undefined })).toBeUndefined();
  });

  it("says of each message when it was sent and where all of them happened", () => {
    const body = {
      sentAt: "2026-03-01T11:00:00Z",
      context: { ip: "192.0.2.1", page: { url: "u" } },
      batch: [
        { type: "track", event: "E", userId: "u", timestamp: "2026-03-01T10:30:00Z" },
        { type: "track", event: "F", userId: "u", context: { page: { url: "own" } } },
        "nonsense",
      ],
    };
    const messages = segment.messagesOf(post("/v1/batch", body)) ?? [];
    expect(messages).toHaveLength(3);
    const [first, second, third] = messages.map((message) => segment.read(message, received));
    // Their clock is an hour late.
    expect(first).toMatchObject({
      time: Date.parse("2026-03-01T11:30:00Z"),
      properties: { "context.ip": "192.0.2.1", "context.page.url": "u" },
    });
    expect(second).toMatchObject({ time: received, properties: { "context.page.url": "own" } });
    expect(third).toBe("not-understood");
  });
});

it("a message in no words of Segment's is refused with its reason", () => {
  const reason = (message: JsonValue) => segment.read(message, received);
  expect(reason({ type: "track", userId: "u" })).toBe("no-name");
  expect(reason({ type: "track", userId: "u", event: " " })).toBe("no-name");
  expect(reason({ type: "track", event: "E", userId: "anonymous", anonymousId: null })).toBe("no-person");
  expect(reason({ type: "track", event: "E", userId: "u", timestamp: "soon" })).toBe("bad-time");
  expect(reason({ type: "merge", userId: "u" })).toBe("not-understood");
  expect(reason({ event: "E", userId: "u" })).toBe("not-understood");
  expect(reason(7)).toBe("not-understood");
});

it("RudderStack's own name for the time is understood", () => {
  const times = { originalTimestamp: "2026-03-01T10:30:00Z", sentAt: "2026-03-01T11:00:00Z" };
  const message = { type: "track", event: "E", userId: "u", ...times };
  expect(segment.read(message, received)).toMatchObject({ time: Date.parse("2026-03-01T11:30:00Z") });
});

it("what sent the message is no channel, where somebody met us is", () => {
  const message = { type: "track", event: "E", userId: "u" };
  const channel = (more: { readonly [name: string]: JsonValue }) => {
    const event = segment.read({ ...message, ...more }, received);
    return typeof event === "string" ? event : event.channel;
  };
  expect(channel({ channel: "server" })).toBeUndefined();
  expect(channel({ channel: "client" })).toBeUndefined();
  expect(channel({ channel: "mobile" })).toBe("mobile");
  expect(channel({ channel: "mobile", context: { channel: "app" } })).toBe("app");
  expect(channel({ context: { channel: "app" }, properties: { channel: "phone" } })).toBe("phone");
});
