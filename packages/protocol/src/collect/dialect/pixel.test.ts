import type { EpochMs } from "@itinera/core";
import { expect, it } from "vitest";
import type { Delivery } from "../dialect.ts";
import { pixel } from "./pixel.ts";

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const delivery = (query: string): Delivery => ({
  path: "/pixel.gif",
  query: Object.fromEntries(new URLSearchParams(query)),
  headers: {},
  body: undefined,
});
const read = (query: string) =>
  pixel.messagesOf(delivery(query))?.map((message) => pixel.read(message, received));

it("the query is the event", () => {
  const query =
    "key=k&name=Mail+opened&person=Ada&anonymous=mail+7&case=order+7&id=m1&t=1769940000500" +
    "&channel=email&p.campaign=spring&p.utm.source=mail&p.empty=&other=1";
  expect(pixel.keyOf(delivery(query))).toBe("k");
  expect(JSON.stringify(pixel.messagesOf(delivery(query)))).not.toContain("key");
  expect(read(query)).toEqual([
    {
      kind: "step",
      name: "Mail opened",
      messageId: "m1",
      person: "Ada",
      case: "order 7",
      channel: "email",
      time: 1769940000500,
      properties: { campaign: "spring", "utm.source": "mail" },
      claims: [{ kind: "identified", anonymous: "mail 7", known: "Ada" }],
    },
  ]);
});

it("a case alone will do, and a time that was never said is now", () => {
  expect(read("key=k&name=Opened&case=7")).toEqual([
    { kind: "step", name: "Opened", case: "7", time: received, properties: {}, claims: [] },
  ]);
});

it("what says nothing is no event", () => {
  expect(read("key=k")).toBeUndefined();
  expect(read("key=k&person=Ada")).toEqual(["no-name"]);
  expect(read("key=k&name=E&person=undefined")).toEqual(["no-person"]);
  expect(read("key=k&name=E&person=u&t=soon")).toEqual(["bad-time"]);
  expect(pixel.messagesOf({ ...delivery("name=E"), body: {} })).toBeUndefined();
});
