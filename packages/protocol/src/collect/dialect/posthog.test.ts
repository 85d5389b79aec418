import { PostHog, type PostHogOptions } from "posthog-node";
import type { EpochMs } from "@itinera/core";
import { afterEach, describe, expect, it } from "vitest";
import {
  heard,
  startCaptureServer,
  type CaptureOptions,
  type CaptureServer,
} from "../capture-server.test-kit.ts";
import type { Delivery, JsonValue } from "../dialect.ts";
import { posthog } from "./posthog.ts";

let server: CaptureServer | undefined;
afterEach(async () => {
  delete process.env["POSTHOG_CAPTURE_MODE"];
  await server?.close();
  server = undefined;
});

async function start(options?: CaptureOptions): Promise<CaptureServer> {
  server = await startCaptureServer(options);
  return server;
}

const clientOf = ({ url }: CaptureServer, options: PostHogOptions = {}): PostHog =>
  new PostHog("key-of-shop", { host: url, flushAt: 20, ...options });

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const post = (path: string, body: JsonValue, more: Partial<Delivery> = {}): Delivery => ({
  path,
  query: {},
  headers: {},
  body,
  ...more,
});
const read = (message: JsonValue) => posthog.read(message, received);

describe("posthog-node", () => {
  it("is understood in all that it can say, each once", async () => {
    const there = await start();
    const client = clientOf(there);
    const before = Date.now();
    client.capture({
      distinctId: "Ada",
      event: "bought",
      timestamp: new Date("2026-02-01T10:00:00.500Z"),
      uuid: "0198f0a0-0000-7000-8000-000000000000",
      properties: {
        total: 12.5,
        place: { city: "Łódź" },
        items: [1],
        $set: { plan: "pro" },
        utm_source: "mail",
      },
      groups: { company: "acme" },
    });
    client.capture({
      distinctId: "Ada",
      event: "$pageview",
      properties: { $referrer: "https://x.example/" },
    });
    client.capture({ distinctId: "Ada", event: "$screen", properties: { $screen_name: "Basket" } });
    client.identify({ distinctId: "Ada", properties: { $anon_distinct_id: "browser 7", plan: "pro" } });
    client.alias({ distinctId: "Ada", alias: "ada@old.example" });
    client.groupIdentify({ groupType: "company", groupKey: "acme", properties: { size: 4 } });
    client.capture({
      distinctId: "Ada",
      event: "$merge_dangerously",
      properties: { alias: "ada@older.example" },
    });
    await client.shutdown();

    const { keys, events, refusals } = heard("posthog", there.captured);
    expect(new Set(keys)).toEqual(new Set(["key-of-shop"]));
    expect(refusals).toEqual([]);
    expect(events.map(({ kind, name, claims }) => ({ kind, name, claims }))).toEqual([
      { kind: "step", name: "bought", claims: [] },
      { kind: "step", name: "Page viewed", claims: [] },
      { kind: "step", name: "Screen viewed: Basket", claims: [] },
      {
        kind: "statement",
        name: "Identified",
        claims: [{ kind: "identified", anonymous: "browser 7", known: "Ada" }],
      },
      {
        kind: "statement",
        name: "Alias named",
        claims: [{ kind: "alias", previous: "ada@old.example", current: "Ada" }],
      },
      { kind: "statement", name: "Group described", claims: [] },
      {
        kind: "statement",
        name: "Alias named",
        claims: [{ kind: "alias", previous: "ada@older.example", current: "Ada" }],
      },
    ]);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);

    const [bought, viewed, , identified] = events;
    expect(bought).toMatchObject({
      messageId: "0198f0a0-0000-7000-8000-000000000000",
      person: "Ada",
      time: Date.parse("2026-02-01T10:00:00.500Z"),
      properties: {
        total: "12.5",
        "place.city": "Łódź",
        items: "[1]",
        "traits.plan": "pro",
        utm_source: "mail",
        "$groups.company": "acme",
        $lib: "posthog-node",
      },
    });
    expect(viewed?.properties).toMatchObject({ $referrer: "https://x.example/" });
    expect(viewed?.time).toBeGreaterThanOrEqual(before);
    expect(identified?.properties).toMatchObject({ "traits.plan": "pro" });
  });

  it("is understood in its newer protocol", async () => {
    process.env["POSTHOG_CAPTURE_MODE"] = "v1";
    const there = await start();
    const client = clientOf(there);
    client.capture({ distinctId: "Ada", event: "bought", properties: { $session_id: "s1", total: 3 } });
    client.identify({ distinctId: "Ada", properties: { $anon_distinct_id: "browser 7", plan: "pro" } });
    await client.shutdown();
    expect(there.captured.map(({ delivery }) => delivery.path)).toEqual(["/i/v1/analytics/events"]);
    const { keys, events, messages } = heard("posthog", there.captured);
    expect(keys).toEqual(["key-of-shop"]);
    expect(events).toMatchObject([
      { name: "bought", person: "Ada", properties: { total: "3", $session_id: "s1" } },
      {
        name: "Identified",
        claims: [{ anonymous: "browser 7", known: "Ada" }],
        properties: { "traits.plan": "pro" },
      },
    ]);
    expect(messages).toMatchObject([{ sent_at: expect.any(String) }, { sent_at: expect.any(String) }]);
  });

  it("sends a message again under the same id", async () => {
    const there = await start({ refusing: 1 });
    const client = clientOf(there, { fetchRetryDelay: 10 });
    client.capture({ distinctId: "Ada", event: "Paid" });
    await client.shutdown();
    const { events } = heard("posthog", there.captured);
    expect(events).toHaveLength(2);
    expect(events[0]?.messageId).toEqual(expect.any(String));
    expect(events[1]).toEqual(events[0]);
  });
});

describe("a delivery", () => {
  const event = { event: "E", distinct_id: "u", properties: { a: 1 } };
  const withToken = { event: "E", properties: { token: "k", distinct_id: "u", a: 1 } };

  it("holds many in an object, many in a list, or one alone, on each of the paths", () => {
    const paths = ["/batch/", "/batch", "/e/", "/i/v0/e/", "/capture/", "/track/", "/i/v1/analytics/events"];
    for (const path of paths) {
      for (const body of [
        { api_key: "k", batch: [event] },
        [withToken],
        withToken,
        { ...event, api_key: "k" },
      ]) {
        expect(posthog.keyOf(post(path, body))).toBe("k");
        const messages = posthog.messagesOf(post(path, body)) ?? [];
        expect(messages.map(read)).toMatchObject([{ name: "E", person: "u", properties: { a: "1" } }]);
        expect(JSON.stringify(messages)).not.toContain('"k"');
      }
    }
    expect(posthog.messagesOf(post("/flags/", { token: "k" }))).toBeUndefined();
    expect(posthog.messagesOf(post("/e/", 1))).toBeUndefined();
    expect(posthog.messagesOf(post("/e/", { batch: 1 }))).toBeUndefined();
  });

  it("says when it was sent, wherever that stands", () => {
    const late = { ...event, timestamp: "2026-03-01T10:30:00Z" };
    const sent = "2026-03-01T11:00:00Z";
    const deliveries = [
      post("/batch/", { batch: [late], sent_at: sent }),
      post("/e/", [late], { query: { _: String(Date.parse(sent)) } }),
      post("/e/", late, { query: { sent_at: String(Date.parse(sent)) } }),
      post("/i/v1/analytics/events", { batch: [late] }, { headers: { "posthog-request-timestamp": sent } }),
      post("/e/", [{ ...late, offset: 1_800_000 }]),
    ];
    for (const delivery of deliveries) {
      const events = posthog.messagesOf(delivery)?.map(read);
      expect(events).toMatchObject([{ time: Date.parse("2026-03-01T11:30:00Z") }]);
    }
    const past = { ...late, properties: { $ignore_sent_at: true } };
    const [kept] = posthog.messagesOf(post("/batch/", { batch: [past], sent_at: sent })) ?? [];
    expect(read(kept ?? null)).toMatchObject({ time: Date.parse("2026-03-01T10:30:00Z") });
  });
});

it("what the client sends by itself has a readable name; what somebody named keeps it", () => {
  const name = (event: string, properties: JsonValue = {}) => read({ event, distinct_id: "u", properties });
  expect(name("$pageleave")).toMatchObject({ kind: "step", name: "Page left" });
  expect(name("$autocapture", { $event_type: "submit" })).toMatchObject({ kind: "step", name: "Form sent" });
  expect(name("$autocapture", { $event_type: "toString" })).toMatchObject({ name: "Interacted" });
  expect(name("$web_vitals")).toMatchObject({ kind: "statement" });
  expect(name("$set")).toMatchObject({ kind: "statement" });
  expect(name("survey shown")).toMatchObject({ kind: "step", name: "survey shown" });
  expect(name("$ai_generation")).toMatchObject({ kind: "step", name: "$ai_generation" });
  expect(name("constructor")).toMatchObject({ kind: "step", name: "constructor" });
});

it("only an `$identify` says that somebody without a name is somebody with one", () => {
  const properties = { $anon_distinct_id: "a", alias: "b" };
  expect(read({ event: "bought", distinct_id: "u", properties })).toMatchObject({ claims: [] });
  expect(read({ event: "$identify", distinct_id: "a", properties })).toMatchObject({ claims: [] });
});

it("a message in no words of PostHog's is refused with its reason", () => {
  expect(read({ distinct_id: "u" })).toBe("no-name");
  expect(read({ event: "E" })).toBe("no-person");
  expect(read({ event: "E", distinct_id: "distinct_id" })).toBe("no-person");
  expect(read({ event: "E", distinct_id: "u", timestamp: "2027-01-01" })).toBe("bad-time");
  expect(read([])).toBe("not-understood");
});
