import { collectLimits } from "@itinera/core";
import { expect, it } from "vitest";
import { batchBytes, batchMessages } from "../send/batch.ts";
import { bytesOf, messageBytes, nameOf, taken, written, type Message } from "./message.ts";
import { usualRoom } from "./plain.ts";

const message = (properties: unknown) =>
  ({
    type: "track",
    event: "Bought",
    messageId: "m",
    timestamp: "t",
    anonymousId: "a",
    context: {},
    properties,
  }) as unknown as Message;

it("is within what the server takes", () => {
  expect(messageBytes).toBeLessThanOrEqual(collectLimits.messageBytes);
  expect(batchBytes).toBeLessThanOrEqual(collectLimits.batchBytes);
  expect(batchMessages).toBeLessThanOrEqual(collectLimits.batchMessages);
  expect(usualRoom.values).toBeLessThan(collectLimits.properties - 50);
  expect(nameOf("x".repeat(collectLimits.nameLength))).toBeDefined();
  expect(nameOf("x".repeat(collectLimits.nameLength + 1))).toBeUndefined();
});

it("a message that is too long is written trimmed", () => {
  // Three bytes each in UTF-8; six where they are escaped.
  for (const sign of ["語", "\u0001"]) {
    const long = Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`text ${at}`, sign.repeat(4_000)]));
    const { properties } = taken({ type: "track", properties: long });
    const text = written(message(properties)) ?? "";
    expect(bytesOf(JSON.stringify(message(properties)))).toBeGreaterThan(messageBytes);
    expect(bytesOf(text)).toBeLessThanOrEqual(messageBytes);
    expect(JSON.parse(text)).toMatchObject({
      event: "Bought",
      properties: { "text 0": expect.stringContaining(sign) },
    });
  }
});

it("what was given is copied, and properties are an object or nothing", () => {
  const given = { price: 1 };
  const { properties } = taken({ type: "track", properties: given });
  given.price = 2;
  expect(properties).toEqual({ price: 1 });
  expect(taken({ type: "track", properties: [1] }).properties).toBeUndefined();
  expect(taken({ type: "track", properties: "text" }).properties).toBeUndefined();
});

it.each([
  ["a", "a"],
  [7, "7"],
  [7n, "7"],
  ["", undefined],
  [null, undefined],
  [{}, undefined],
])("the name of %s is %s", (given, name) => expect(nameOf(given)).toBe(name));
