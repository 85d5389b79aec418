// Laws that all dialects keep.
import { quarantineReasons, type EpochMs } from "@itinera/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryJson, arbitraryObject, extremeJson, tellingNames } from "./arbitrary-json.test-kit.ts";
import type { Delivery, JsonValue } from "./dialect.ts";
import { dialectKinds, dialects, type DialectKind } from "./dialects.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";

const received = Date.parse("2026-03-01T12:00:00Z") as EpochMs;
const reasons = new Set<string>(quarantineReasons);

/** Text, because that is how it lies in a message of Snowplow's. What is too deep to be written is as it is. */
function described(data: JsonValue): JsonValue {
  const schema = "iglu:a/E/jsonschema/1-0-0";
  try {
    return JSON.stringify({ schema, data: { schema, data } });
  } catch {
    return data;
  }
}

/** A message that is an event, with whatever there is where it may lie. */
const eventsWith: Readonly<Record<DialectKind, (inside: JsonValue) => JsonObject>> = {
  segment: (inside) => ({ type: "track", event: "E", userId: "u", properties: inside, context: inside }),
  posthog: (inside) => ({ event: "E", distinct_id: "u", properties: inside, $set: inside }),
  snowplow: (inside) => ({ e: "ue", uid: "u", ue_pr: described(inside), co: described([inside]) }),
  cloudevents: (inside) => ({ specversion: "1.0", type: "E", subject: "u", ext: inside, data: inside }),
  ga4: (inside) => ({ name: "E", user_id: "u", params: inside, user_properties: { x: { value: inside } } }),
  pixel: (inside) => ({ name: "E", person: "u", "p.x": inside }),
  plain: (inside) => ({ name: "E", person: "u", properties: inside }),
};

const paths: Readonly<Record<DialectKind, string>> = {
  segment: "/v1/batch",
  posthog: "/batch/",
  snowplow: "/com.snowplowanalytics.snowplow/tp2",
  cloudevents: "/",
  ga4: "/mp/collect",
  pixel: "/",
  plain: "/",
};

/** As the clients send many at once. The pixel never does. */
function bodyOf(kind: DialectKind, messages: readonly JsonValue[], more: JsonValue): JsonValue {
  const shared = isJsonObject(more) ? more : {};
  switch (kind) {
    case "segment":
    case "posthog":
      return { ...shared, batch: messages };
    case "snowplow":
      return { schema: "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4", data: messages };
    case "ga4":
    case "plain":
      return { ...shared, events: messages };
    case "cloudevents":
    case "pixel":
      return messages;
  }
}

describe.each(dialectKinds)("%s", (kind) => {
  const dialect = dialects[kind];
  const arbitraryMessage = fc.oneof(
    arbitraryJson,
    arbitraryObject,
    arbitraryObject.map(eventsWith[kind]),
    fc.tuple(arbitraryObject, arbitraryObject).map(([inside, more]) => ({
      ...eventsWith[kind](inside),
      ...(isJsonObject(more) ? more : {}),
    })),
  );

  function expectSound(message: JsonValue): void {
    const read = dialect.read(message, received);
    if (typeof read === "string") {
      expect(reasons).toContain(read);
      return;
    }
    expect(read.name.trim()).not.toBe("");
    expect(read.person ?? read.case).toBeTypeOf("string");
    expect(Number.isInteger(read.time)).toBe(true);
    for (const [name, text] of Object.entries(read.properties)) {
      expect(text).toBeTypeOf("string");
      expect(text).not.toBe("");
      expect(name.isWellFormed() && text.isWellFormed()).toBe(true);
    }
  }

  it("makes an event or a reason of whatever there is", () => {
    let events = 0;
    fc.assert(
      fc.property(arbitraryMessage, (message) => {
        expectSound(message);
        if (typeof dialect.read(message, received) !== "string") events++;
      }),
      { numRuns: 600 },
    );
    expect(events).toBeGreaterThan(60);
  });

  it("makes as many messages as were sent, and each is the same when it is read by itself later", () => {
    if (kind === "pixel") return;
    const headers = { "content-type": "application/cloudevents-batch+json" };
    fc.assert(
      fc.property(fc.array(arbitraryMessage, { maxLength: 5 }), arbitraryObject, (messages, more) => {
        const body = bodyOf(kind, messages, more);
        const kept = dialect.messagesOf({ path: paths[kind], query: {}, headers, body });
        expect(kept).toHaveLength(messages.length);
        for (const message of kept ?? []) {
          const later = JSON.parse(JSON.stringify(message)) as JsonValue;
          expect(dialect.read(later, received)).toEqual(dialect.read(message, received));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is not stopped by what is deep, long or wide", () => {
    const start = performance.now();
    for (const extreme of extremeJson) {
      expectSound(extreme);
      expectSound(eventsWith[kind](extreme));
      expectSound(eventsWith[kind]({ inside: extreme }));
      for (const name of tellingNames) expectSound({ ...eventsWith[kind]({}), [name]: extreme });
    }
    // A few milliseconds each; what grows with the square takes minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("asks any delivery for its key and its messages without harm", () => {
    fc.assert(
      fc.property(arbitraryJson, fc.string(), (body, authorization) => {
        const delivery: Delivery = { path: paths[kind], query: {}, headers: { authorization }, body };
        expect(dialect.keyOf(delivery)?.trim()).not.toBe("");
        for (const message of dialect.messagesOf(delivery) ?? []) expectSound(message);
      }),
      { numRuns: 300 },
    );
  });
});
