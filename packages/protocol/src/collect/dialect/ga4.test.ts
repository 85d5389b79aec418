import type { EpochMs } from "@itinera/core";
import { expect, it } from "vitest";
import type { Delivery, JsonValue } from "../dialect.ts";
import { ga4 } from "./ga4.ts";

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const delivery = (body: JsonValue, path = "/mp/collect"): Delivery => ({
  path,
  query: { api_secret: "k", measurement_id: "G-1" },
  headers: {},
  body,
});
const read = (body: JsonValue) =>
  ga4.messagesOf(delivery(body))?.map((message) => ga4.read(message, received));

const happened = Date.parse("2026-02-01T10:00:00.500Z");

it("a delivery is who it is and what they did", () => {
  const events = read({
    client_id: "browser 7",
    user_id: "Ada",
    timestamp_micros: String(happened * 1000),
    user_properties: { plan: { value: "pro" }, odd: 1 },
    events: [
      {
        name: "purchase",
        params: { value: 12.5, currency: "EUR", items: [{ item_id: "a" }], channel: "web" },
      },
      {
        name: "page_view",
        params: { page_location: "https://x.example/" },
        timestamp_micros: (happened + 5) * 1000,
      },
      { name: "screen_view", params: { screen_name: "Basket" } },
      { name: "user_engagement", params: { engagement_time_msec: 100 } },
    ],
  });
  const claims = [{ kind: "identified", anonymous: "browser 7", known: "Ada" }];
  expect(events).toEqual([
    {
      kind: "step",
      name: "purchase",
      person: "Ada",
      channel: "web",
      time: happened,
      claims,
      properties: {
        value: "12.5",
        currency: "EUR",
        channel: "web",
        items: '[{"item_id":"a"}]',
        "traits.plan": "pro",
        "context.stream": "G-1",
      },
    },
    expect.objectContaining({ kind: "step", name: "Page viewed", time: happened + 5 }),
    expect.objectContaining({ kind: "step", name: "Screen viewed: Basket", time: happened }),
    expect.objectContaining({ kind: "statement" }),
  ]);
  expect(ga4.keyOf(delivery(null))).toBe("k");
});

it("an app is known by its instance", () => {
  expect(read({ app_instance_id: "app 1", events: [{ name: "open" }] })).toMatchObject([
    { person: "app 1", time: received, claims: [] },
  ]);
});

it("what is not in its words is not taken, or refused with its reason", () => {
  expect(ga4.messagesOf(delivery({ events: [] }, "/g/collect"))).toBeUndefined();
  expect(read({ events: {} })).toBeUndefined();
  expect(read([])).toBeUndefined();
  expect(read({ client_id: "c", events: [{}, 1, { name: "E", timestamp_micros: "soon" }] })).toEqual([
    "no-name",
    "not-understood",
    "bad-time",
  ]);
  expect(read({ events: [{ name: "E" }] })).toEqual(["no-person"]);
});
