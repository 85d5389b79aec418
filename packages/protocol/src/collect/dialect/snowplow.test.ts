import {
  buildPagePing,
  buildPageView,
  buildSelfDescribingEvent,
  buildStructEvent,
  newTracker,
  type SelfDescribingJson,
} from "@snowplow/node-tracker";
import type { EpochMs } from "@itinera/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { heard, startCaptureServer, type CaptureServer } from "../capture-server.test-kit.ts";
import type { Delivery, JsonValue } from "../dialect.ts";
import { snowplow } from "./snowplow.ts";

let server: CaptureServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const read = (message: JsonValue) => snowplow.read(message, received);
const iglu = (name: string, data: Record<string, unknown>): SelfDescribingJson => ({
  schema: `iglu:com.acme/${name}/jsonschema/1-0-0`,
  data,
});

describe.each([
  { eventMethod: "post", encodeBase64: false },
  { eventMethod: "post", encodeBase64: true },
  { eventMethod: "get", encodeBase64: false },
  { eventMethod: "get", encodeBase64: true },
] as const)("node-tracker by $eventMethod, base64 $encodeBase64", (how) => {
  it("is understood in all that it can say, each once", async () => {
    const there = (server = await startCaptureServer());
    const tracker = newTracker(
      { namespace: "shop", appId: "key-of-shop", encodeBase64: how.encodeBase64 },
      { endpoint: there.url, eventMethod: how.eventMethod, bufferSize: 1 },
    );
    tracker.setUserId("Ada");
    tracker.setDomainUserId("browser 7");
    const before = Date.now();
    const happened = Date.parse("2026-02-01T10:00:00.500Z");
    tracker.track(
      buildPageView({
        pageUrl: "https://shop.example/?utm_source=mail",
        pageTitle: "Boots",
        referrer: "https://x/",
      }),
      [iglu("shop", { city: "Łódź" }), iglu("product", { sku: "a" }), iglu("product", { sku: "b" })],
    );
    tracker.track(
      buildStructEvent({ category: "basket", action: "add", label: "boots", property: "size", value: 42 }),
      null,
      { type: "ttm", value: happened },
    );
    tracker.track(
      buildSelfDescribingEvent({
        event: iglu("basket_opened", { from: { page: "Łódź ✓?>" }, items: [1, 2] }),
      }),
    );
    tracker.track(buildPagePing({ pageUrl: "https://shop.example/" }));
    await tracker.flush();
    await vi.waitFor(() =>
      expect(heard("snowplow", there.captured).messages.length).toBeGreaterThanOrEqual(4),
    );

    const { keys, events, refusals } = heard("snowplow", there.captured);
    expect(new Set(keys)).toEqual(new Set(["key-of-shop"]));
    expect(refusals).toEqual([]);
    // Each request of a GET goes its own way.
    const named = Object.fromEntries(events.map((event) => [event.name, event]));
    expect(events).toHaveLength(4);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(4);
    expect(Object.keys(named).toSorted()).toEqual(["Page still open", "Page viewed", "add", "basket_opened"]);
    for (const { claims, person } of events) {
      expect(person).toBe("Ada");
      expect(claims).toEqual([{ kind: "identified", anonymous: "browser 7", known: "Ada" }]);
    }
    expect(named["Page viewed"]).toMatchObject({
      kind: "step",
      properties: {
        "context.page.url": "https://shop.example/?utm_source=mail",
        "context.page.title": "Boots",
        "context.page.referrer": "https://x/",
        "context.shop.city": "Łódź",
        "context.product": '[{"sku":"a"},{"sku":"b"}]',
      },
    });
    expect(named["Page viewed"]?.time).toBeGreaterThanOrEqual(before);
    expect(named["Page viewed"]?.properties).not.toHaveProperty(["context.app.id"]);
    expect(named["add"]).toMatchObject({
      time: happened,
      properties: { category: "basket", label: "boots", property: "size", value: "42" },
    });
    expect(named["basket_opened"]).toMatchObject({
      kind: "step",
      properties: {
        "from.page": "Łódź ✓?>",
        items: "[1,2]",
        "context.schema": "iglu:com.acme/basket_opened/jsonschema/1-0-0",
      },
    });
    expect(named["Page still open"]).toMatchObject({ kind: "statement" });
  });
});

it("a transaction is a step, each of its items says something of it", () => {
  expect(read({ e: "tr", uid: "u", tr_id: "o1", tr_tt: "10" })).toMatchObject({
    kind: "step",
    name: "Transaction",
    properties: { orderId: "o1", total: "10" },
  });
  expect(read({ e: "ti", uid: "u", ti_id: "o1", ti_sk: "s" })).toMatchObject({ kind: "statement" });
});

it("a time of the device is corrected by when it was sent, a true one is not", () => {
  const times = { dtm: String(received - 90 * 60_000), stm: String(received - 60 * 60_000) };
  expect(read({ e: "pv", duid: "d", ...times })).toMatchObject({ time: received - 30 * 60_000, person: "d" });
  const ttm = String(received - 90 * 60_000);
  expect(read({ e: "pv", duid: "d", ...times, ttm })).toMatchObject({ time: Number(ttm) });
});

it("a screen is viewed by its name", () => {
  const event = {
    schema: "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0",
    data: {
      schema: "iglu:com.snowplowanalytics.mobile/screen_view/jsonschema/1-0-0",
      data: { name: "Basket" },
    },
  };
  const message = { e: "ue", uid: "u", ue_pr: JSON.stringify(event) };
  expect(read(message)).toMatchObject({ name: "Screen viewed: Basket" });
});

it("the key is a header, or else the app id, which is no property then", () => {
  const body = {
    schema: "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4",
    data: [{ e: "pv", aid: "shop", uid: "u" }],
  };
  const delivery = (headers: Delivery["headers"]): Delivery => ({ path: "/any", query: {}, headers, body });
  const properties = (one: Delivery) => snowplow.messagesOf(one)?.map(read);
  expect(snowplow.keyOf(delivery({}))).toBe("shop");
  expect(properties(delivery({}))).toMatchObject([{ properties: {} }]);
  expect(JSON.stringify(snowplow.messagesOf(delivery({})))).not.toContain("shop");
  expect(snowplow.keyOf(delivery({ "x-write-key": "k" }))).toBe("k");
  expect(properties(delivery({ "x-write-key": "k" }))).toMatchObject([
    { properties: { "context.app.id": "shop" } },
  ]);
});

it("a message in no words of Snowplow's is refused with its reason, what is broken inside is left out", () => {
  expect(read({ e: "se", uid: "u" })).toBe("no-name");
  expect(read({ e: "pv" })).toBe("no-person");
  expect(read({ e: "xx", uid: "u" })).toBe("not-understood");
  expect(read({ e: "ue", uid: "u", ue_pr: "{" })).toBe("not-understood");
  expect(read({ e: "ue", uid: "u", ue_px: "%%%" })).toBe("not-understood");
  expect(read({ e: "pv", uid: "u", co: "{" })).toMatchObject({ properties: {} });
  const none: Delivery = { path: "/i", query: {}, headers: {}, body: undefined };
  expect(snowplow.messagesOf(none)).toBeUndefined();
  expect(snowplow.messagesOf({ ...none, body: { schema: "iglu:x", data: [] } })).toBeUndefined();
});
