import type { EpochMs } from "@itinera/core";
import { expect, it } from "vitest";
import type { Delivery, JsonValue } from "../dialect.ts";
import { plain } from "./plain.ts";

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const delivery = (body: JsonValue | undefined, more: Partial<Delivery> = {}): Delivery => ({
  path: "/",
  query: {},
  headers: {},
  body,
  ...more,
});
const read = (body: JsonValue) =>
  plain.messagesOf(delivery(body))?.map((message) => plain.read(message, received));

const paid = {
  id: "m1",
  name: "Paid",
  person: "Ada",
  anonymous: "browser 7",
  case: 7,
  time: "2026-02-01T11:00:00.500+01:00",
  channel: "web",
  properties: { total: 12.5, place: { city: "Łódź" } },
};
const event = {
  kind: "step",
  messageId: "m1",
  name: "Paid",
  person: "Ada",
  case: "7",
  channel: "web",
  time: Date.parse("2026-02-01T10:00:00.500Z"),
  properties: { total: "12.5", "place.city": "Łódź" },
  claims: [{ kind: "identified", anonymous: "browser 7", known: "Ada" }],
};

it("one alone, a list, and a list with a name are the same", () => {
  expect(read(paid)).toEqual([event]);
  expect(read([paid, paid])).toEqual([event, event]);
  expect(read({ events: [paid] })).toEqual([event]);
  expect(plain.messagesOf(delivery(1))).toBeUndefined();
  expect(plain.messagesOf(delivery(undefined))).toBeUndefined();
});

it("the sender's wrong clock is seen by when it says it sent them", () => {
  const late = { name: "E", person: "u", time: "2026-03-01T10:30:00Z" };
  const sentAt = "2026-03-01T11:00:00Z";
  const right = { time: Date.parse("2026-03-01T11:30:00Z") };
  expect(read({ sentAt, events: [late, 1] })).toMatchObject([right, "not-understood"]);
  expect(read({ ...late, sentAt })).toMatchObject([right]);
});

it("the key stands in a header or in the query", () => {
  expect(plain.keyOf(delivery(1, { headers: { authorization: "Bearer k" } }))).toBe("k");
  expect(plain.keyOf(delivery(1, { headers: { "x-write-key": "k" } }))).toBe("k");
  expect(plain.keyOf(delivery(1, { query: { key: "k" } }))).toBe("k");
  expect(plain.keyOf(delivery(1, { query: { key: "" } }))).toBeUndefined();
});

it("what is missing is said", () => {
  expect(read([{}, { name: "E" }, { name: "E", person: "guest", case: "" }, "E"])).toEqual([
    "no-name",
    "no-person",
    "no-person",
    "not-understood",
  ]);
});
