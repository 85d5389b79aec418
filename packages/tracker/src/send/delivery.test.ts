import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Device } from "../who/device.ts";
import { batchBytes, batchLength, batchOf } from "./batch.ts";
import { createDelivery, pauseAfter } from "./delivery.ts";
import type { Outcome, Transport } from "./transport.ts";
import { unsentOn } from "./unsent.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Sent {
  readonly batch: readonly { readonly messageId: string }[];
}

const messageOf = (id: number | string) => JSON.stringify({ messageId: String(id) });
const idsIn = (body: string) => (JSON.parse(body) as Sent).batch.map(({ messageId }) => messageId);

function memoryDevice(): Device & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: (name) => texts.get(name),
    write: (name, text) => void texts.set(name, text),
    remove: (name) => void texts.delete(name),
  };
}

function server(outcomes: readonly Outcome[] = [], takesOver = true) {
  const taken: string[] = [];
  const asked: string[][] = [];
  const attempts: number[] = [];
  const transport: Transport = {
    async send(body, attempt) {
      const outcome = outcomes[asked.length] ?? "taken";
      asked.push(idsIn(body));
      attempts.push(attempt);
      if (outcome === "taken") taken.push(...idsIn(body));
      return outcome;
    },
    handOver(body) {
      if (takesOver) taken.push(...idsIn(body));
      return takesOver;
    },
    isOnline: () => true,
  };
  return { transport, taken, asked, attempts };
}

const deliver = (transport: Transport, device = memoryDevice()) =>
  createDelivery({ key: "k", transport, unsent: unsentOn(device), random: () => 0.5 });

it("all that is said arrives once and in its order, whatever fails in between", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom<Outcome>("failed", "taken"), { maxLength: 12 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(5_000)), { minLength: 1, maxLength: 6 }),
      async (outcomes, bursts) => {
        const { transport, taken, asked } = server(outcomes);
        const device = memoryDevice();
        const delivery = deliver(transport, device);
        let said = 0;
        for (const [count, pause] of bursts) {
          for (let one = 0; one < count; one++) delivery.add(messageOf(said++));
          await vi.advanceTimersByTimeAsync(pause);
        }
        await vi.advanceTimersByTimeAsync(15 * 60_000);
        expect(taken).toEqual(Array.from({ length: said }, (_, at) => String(at)));
        expect(asked.every(({ length }) => length <= 100)).toBe(true);
        expect(device.texts.size).toBe(0);
      },
    ),
  ));

it("waits longer after each failure, never longer than a minute, and never as long as others", () => {
  expect([1, 2, 3, 4].map((failures) => pauseAfter(failures, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(pauseAfter(30, 1)).toBe(60_000);
  expect(pauseAfter(30, 0)).toBe(30_000);
});

it("another way is tried after a failure, the first one again when all is well", async () => {
  const { transport, attempts } = server(["failed", "failed", "taken"]);
  const delivery = deliver(transport);
  delivery.add(messageOf(1));
  await vi.advanceTimersByTimeAsync(10_000);
  delivery.add(messageOf(2));
  await delivery.flush();
  expect(attempts).toEqual([0, 1, 2, 0]);
});

it("waits in a queue that has an end", async () => {
  const { transport, taken } = server(["failed"]);
  const delivery = deliver(transport);
  for (let at = 0; at < 1_500; at++) delivery.add(messageOf(at));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toHaveLength(1_000);
  expect(taken.at(-1)).toBe("1499");
});

it("what is forgotten while it is on the way is not sent again", async () => {
  const { transport, asked } = server(["failed"]);
  const delivery = deliver(transport);
  delivery.add(messageOf(1));
  const flushed = delivery.flush();
  delivery.clear();
  await flushed;
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toEqual([["1"]]);
});

it("what a leaving page cannot hand over is sent by the next one, and what nobody answers for too", async () => {
  for (const takesOver of [true, false]) {
    const device = memoryDevice();
    const first = server(["failed"], takesOver);
    const delivery = deliver(first.transport, device);
    delivery.add(messageOf(1));
    await delivery.flush();
    delivery.add(messageOf(2));
    delivery.leave();
    expect(first.taken).toEqual(takesOver ? ["1", "2"] : []);
    const next = server();
    deliver(next.transport, device).open();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(next.taken).toEqual(["1", "2"]);
  }
});

it("of what lies on the device the newest is kept, and nothing that is no message", async () => {
  const device = memoryDevice();
  const unsent = unsentOn(device);
  unsent.keep(Array.from({ length: 400 }, (_, at) => messageOf(at)));
  unsent.keep([messageOf(399), messageOf(400)]);
  expect(unsent.take()).toEqual(Array.from({ length: 300 }, (_, at) => messageOf(at + 101)));
  expect(unsent.take()).toEqual([]);
  for (const text of ["{", "7", "[1, null, {}]", JSON.stringify(["{", "7", "{}", messageOf("x")])]) {
    device.write("unsent", text);
    expect(unsent.take()).toEqual(text.includes("messageId") ? [messageOf("x")] : []);
  }
});

it("a batch has at most 60 KB and a hundred messages, and at least one", () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 150 }),
      (lengths) => {
        const messages = lengths.map((length) => JSON.stringify({ text: "ł".repeat(length) }));
        const length = batchLength(messages, "key");
        const bytes = (count: number) =>
          Buffer.byteLength(batchOf(messages.slice(0, count), "key", new Date(0)));
        expect(length).toBeGreaterThanOrEqual(1);
        expect(length).toBeLessThanOrEqual(100);
        expect(bytes(length)).toBeLessThanOrEqual(batchBytes);
        const hasRoom = length < Math.min(100, messages.length);
        expect(!hasRoom || bytes(length + 1) > batchBytes - 400).toBe(true);
      },
    ),
  ));
