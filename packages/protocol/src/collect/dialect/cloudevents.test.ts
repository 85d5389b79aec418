import { CloudEvent, HTTP, type Message } from "cloudevents";
import type { EpochMs } from "@itinera/core";
import { afterEach, describe, expect, it } from "vitest";
import { heard, startCaptureServer, type CaptureServer } from "../capture-server.test-kit.ts";
import type { Delivery, JsonValue } from "../dialect.ts";
import { cloudevents } from "./cloudevents.ts";

let server: CaptureServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const read = (message: JsonValue) => cloudevents.read(message, received);

const send = (url: string, { headers, body }: Message, path = "/any"): Promise<Response> =>
  fetch(url + path, {
    method: "POST",
    headers: { ...(headers as Record<string, string>), authorization: "Bearer key-of-shop" },
    body: body as string,
  });

const opened = {
  id: "e1",
  type: "com.acme.basket.opened",
  source: "/shop",
  subject: "Ada",
  time: "2026-02-01T10:00:00.500Z",
  case: "order 7",
  channel: "web",
  tenant: "north",
};

describe("the SDK's messages", () => {
  it("are understood in each of their modes, each once", async () => {
    const there = (server = await startCaptureServer());
    const event = new CloudEvent({ ...opened, data: { total: 12.5, place: { city: "Łódź" } } });
    await send(there.url, HTTP.binary(event));
    await send(there.url, HTTP.structured(event));
    await send(there.url, {
      headers: { "content-type": "application/cloudevents-batch+json" },
      body: JSON.stringify([event, event.cloneWith({ id: "e2" })]),
    });
    const { keys, events, refusals } = heard("cloudevents", there.captured);
    expect(keys).toEqual(["key-of-shop", "key-of-shop", "key-of-shop"]);
    expect(refusals).toEqual([]);
    const expected = {
      kind: "step",
      messageId: "e1",
      name: "com.acme.basket.opened",
      person: "Ada",
      case: "order 7",
      channel: "web",
      time: Date.parse("2026-02-01T10:00:00.500Z"),
      properties: {
        total: "12.5",
        "place.city": "Łódź",
        "context.source": "/shop",
        "context.tenant": "north",
      },
      claims: [],
    };
    expect(events).toEqual([expected, expected, expected, { ...expected, messageId: "e2" }]);
  });

  it("are understood where data is no object or is written in base64", async () => {
    const there = (server = await startCaptureServer());
    const bytes = Buffer.from('{"total":3}');
    await send(there.url, HTTP.structured(new CloudEvent({ ...opened, data: "text" })));
    await send(there.url, HTTP.structured(new CloudEvent({ ...opened, data: new Uint8Array(bytes) })));
    const { events } = heard("cloudevents", there.captured);
    expect(events).toMatchObject([{ properties: { data: "text" } }, { properties: { total: "3" } }]);
  });
});

it("attributes in headers are unescaped, broken ones are as they are", () => {
  const headers = {
    "ce-specversion": "1.0",
    "ce-type": "E",
    "ce-subject": "%C5%81ucja",
    "ce-source": "100%",
  };
  const delivery: Delivery = { path: "/", query: {}, headers, body: undefined };
  expect(cloudevents.messagesOf(delivery)?.map(read)).toMatchObject([
    { person: "Łucja", properties: { "context.source": "100%" }, time: received },
  ]);
});

it("extension attributes say who it was before the subject does", () => {
  const event = { specversion: "1.0", type: "E", subject: "order/7", person: "Ada", anonymous: "browser 7" };
  expect(read(event)).toMatchObject({
    person: "Ada",
    claims: [{ kind: "identified", anonymous: "browser 7", known: "Ada" }],
  });
});

it("what is no CloudEvent is not taken, or refused with its reason", () => {
  const delivery = (body: JsonValue, headers: Delivery["headers"] = {}) =>
    cloudevents.messagesOf({ path: "/", query: {}, headers, body });
  expect(delivery({ name: "E" })).toBeUndefined();
  expect(delivery([{ name: "E" }])).toBeUndefined();
  expect(delivery([], { "content-type": "application/cloudevents-batch+json" })).toEqual([]);
  expect(read({ type: "E", subject: "u" })).toBe("not-understood");
  expect(read({ specversion: "1.0", subject: "u" })).toBe("no-name");
  expect(read({ specversion: "1.0", type: "E" })).toBe("no-person");
  expect(read({ specversion: "1.0", type: "E", subject: "u", time: "31.02." })).toBe("bad-time");
});
