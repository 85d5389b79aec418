import type { EpochMs } from "@itinera/core";
import type { LoggedUpdate, Seq } from "@itinera/store";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSequence } from "./sequence.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const at = (n: number) => n as Seq;
const bytes = (n: number) => new Uint8Array([n]);
const row = (n: number): LoggedUpdate => ({ seq: at(n), author: "ann", at: 1 as EpochMs, bytes: bytes(n) });

/** A log that ends at `last`, and what a document took in from it. */
function under(last: number) {
  const taken: number[] = [];
  const read = vi.fn<(seq: Seq) => Promise<LoggedUpdate[]>>((seq) =>
    Promise.resolve(Array.from({ length: last - seq }, (_, index) => row(seq + 1 + index))),
  );
  const sequence = createSequence(at(0), {
    read,
    take: (updates) => taken.push(...updates.map((one) => one[0] ?? -1)),
    onHole: () => void sequence.catchUp(),
  });
  return { sequence, taken, read };
}

it("takes in what comes in order at once, once, and nothing of its own", () => {
  const { sequence, taken } = under(9);
  sequence.hear(at(1), [bytes(1), bytes(2)]);
  sequence.own(at(4), 2);
  sequence.hear(at(2), [bytes(2), bytes(3), bytes(4), bytes(5)]);
  sequence.hear(at(1), [bytes(1)]);
  expect(taken).toEqual([1, 2, 5]);
  expect(sequence.seq()).toBe(5);
});

it("waits 100 ms for what is late, and reads nothing when it comes", async () => {
  const { sequence, taken, read } = under(3);
  sequence.hear(at(2), [bytes(2)]);
  sequence.own(at(3), 1);
  expect(sequence.seq()).toBe(0);
  await vi.advanceTimersByTimeAsync(99);
  sequence.hear(at(1), [bytes(1)]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(taken).toEqual([1, 2]);
  expect(sequence.seq()).toBe(3);
  expect(read).not.toHaveBeenCalled();
});

it("reads a lost message from the log after 100 ms", async () => {
  const { sequence, taken, read } = under(3);
  sequence.hear(at(2), [bytes(2)]);
  await vi.advanceTimersByTimeAsync(100);
  expect(taken).toEqual([1, 2, 3]);
  expect(read).toHaveBeenCalledTimes(1);
});

it("says when the log no longer holds what is missing", async () => {
  const { sequence, read } = under(0);
  read.mockResolvedValueOnce(undefined as never);
  await expect(sequence.catchUp()).rejects.toThrow("no longer holds");
});

it("whatever is lost, doubled or out of order, everything foreign is taken in once and in order", async () => {
  const runs = fc.array(fc.record({ length: fc.integer({ min: 1, max: 4 }), own: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(runs, fc.infiniteStream(fc.nat(99)), async (lengths, chance) => {
      let end = 0;
      const all = lengths.map(({ length, own }) => {
        const first = end + 1;
        end += length;
        return { first, own, numbers: Array.from({ length }, (_, index) => first + index) };
      });
      const { sequence, taken } = under(end);
      const next = () => chance.next().value;
      // Our own are never lost, and told in order; what others say comes as it likes.
      const told = all
        .flatMap((run) => {
          if (run.own) return [{ run, place: run.first * 100 }];
          const places = next() < 30 ? [] : next() < 20 ? [next(), next()] : [next()];
          return places.map((place) => ({ run, place: run.first * 100 + place * 10 }));
        })
        .sort((a, b) => a.place - b.place);
      for (const { run } of told) {
        if (run.own) sequence.own(at(run.first + run.numbers.length - 1), run.numbers.length);
        else sequence.hear(at(run.first), run.numbers.map(bytes));
      }
      await vi.advanceTimersByTimeAsync(200);
      await sequence.catchUp();
      expect(sequence.seq()).toBe(end);
      const foreign = all.flatMap((run) => (run.own ? [] : run.numbers));
      // Of our own, those come along that were read before we were told that they are ours.
      expect(taken.filter((one) => foreign.includes(one))).toEqual(foreign);
      expect(new Set(taken).size).toBe(taken.length);
      sequence.stop();
    }),
  );
});
