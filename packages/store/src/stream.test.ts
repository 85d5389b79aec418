import {
  projectIdSchema,
  sourceIdSchema,
  workspaceIdSchema,
  type EpochMs,
  type QuarantineReason,
  type StreamEntry,
} from "@itinera/core";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  defaultWorkspace,
  type EventStream,
  type NewQuarantined,
  type NumberedEntry,
  type StreamKey,
  type StreamNumber,
} from "./index.ts";
import { stores, type StoreUnderTest } from "./stores.test-kit.ts";

const key: StreamKey = { workspace: defaultWorkspace, project: projectIdSchema.parse("p") };
const elsewhere: StreamKey = { ...key, workspace: workspaceIdSchema.parse("elsewhere") };
const [web, shop] = [sourceIdSchema.parse("web"), sourceIdSchema.parse("shop")];
const at = (n: number) => n as EpochMs;
const start = 0 as StreamNumber;

const message = (
  name: string,
  source = web,
  properties: Readonly<Record<string, string>> = {},
): StreamEntry => ({
  kind: "message",
  source,
  event: { kind: "step", name, person: "ann", time: at(1), properties, claims: [] },
});
const undo = (number: number): StreamEntry => ({ kind: "undo-claims", number });
const held = (text: string, reason: QuarantineReason = "no-name", source = web): NewQuarantined => ({
  source,
  reason,
  dialect: "segment",
  message: JSON.stringify({ text }),
});
const nameOf = ({ entry }: NumberedEntry) =>
  entry.kind === "message" ? entry.event.name : `undo ${entry.number}`;

describe.each(await stores())("a stream in %s", (_, open) => {
  let under: StoreUnderTest;
  let stream: EventStream;
  beforeEach(async () => {
    under = await open();
    stream = under.store.stream;
  });
  afterEach(() => under.end());
  const reopen = async () => {
    stream = (await under.reopen()).stream;
  };

  /** All of a stream, by pages of about so many. */
  async function allOf(of = key, most = 1_000): Promise<NumberedEntry[]> {
    const all: NumberedEntry[] = [];
    for (;;) {
      const page = await stream.read(of, all.at(-1)?.number ?? start, most);
      if (page.length === 0) return all;
      all.push(...page);
    }
  }
  const heldTexts = async (of = key) =>
    (await stream.quarantined(of, { limit: 100 })).map(
      (one) => (JSON.parse(one.message) as { text: string }).text,
    );

  it("where nothing was taken in, there is nothing", async () => {
    expect(await stream.read(key, start, 10)).toEqual([]);
    expect(await stream.heads()).toEqual([]);
    expect(await stream.compact(key)).toBe(false);
    expect(await stream.size(key)).toEqual({ bytes: 0, entries: 0 });
    expect(await stream.quarantined(key, { limit: 10 })).toEqual([]);
    expect(await stream.countQuarantined(key)).toEqual([]);
    expect(await stream.release(key, at(1), [{ number: 1, entries: [message("a")] }])).toBe(0);
    expect(await stream.discard(key, [1])).toBe(0);
    await stream.remove(key);
    expect(await allOf()).toEqual([]);
  });

  it("keeps entries as they were, in the order of the calls, also after a restart", async () => {
    const strange = message("line\nbreak \0 \u2028 żółw 🐢", shop, { ["__proto__"]: "x", "a.b": "\ud800" });
    const entries = [message("a"), message("b", shop), strange, undo(1), undo(2), message("c")];
    const numbers = await Promise.all([
      stream.append(key, at(5), entries.slice(0, 2)),
      stream.append(key, at(6), entries.slice(2, 3)),
      stream.append(key, at(7), entries.slice(3)),
    ]);
    expect(numbers).toEqual([2, 3, 6]);
    await reopen();
    expect(await allOf()).toEqual(
      entries.map((entry, n) => ({ number: n + 1, received: [5, 5, 6, 7, 7, 7][n], entry })),
    );
    expect(await stream.append(key, at(8), [message("d")])).toBe(7);
  });

  it("gives numbers without gaps to fifty who append at once, each delivery in one piece", async () => {
    const deliveries = Array.from({ length: 50 }, (__, who) =>
      Array.from({ length: 1 + (who % 7) }, (___, n) => message(`${who}.${n}`)),
    );
    const lasts = await Promise.all(
      deliveries.map(async (entries, who) => {
        await new Promise((resolve) => setTimeout(resolve, who % 5));
        return stream.append(key, at(who), entries);
      }),
    );
    const all = await allOf();
    expect(all.map(({ number }) => number)).toEqual(all.map((__, n) => n + 1));
    expect(all).toHaveLength(deliveries.flat().length);
    for (const [who, entries] of deliveries.entries()) {
      const last = lasts[who] ?? start;
      const mine = all.slice(last - entries.length, last);
      expect(mine.map(nameOf)).toEqual(entries.map((__, n) => `${who}.${n}`));
      expect(mine.every(({ received }) => received === who)).toBe(true);
    }
    expect(await stream.heads()).toEqual([{ ...key, last: all.length }]);
    expect((await stream.size(key)).entries).toBe(all.length);
  });

  it("gives what lies behind a number, whole blocks until there is enough", async () => {
    for (let n = 1; n <= 9; n += 3)
      await stream.append(key, at(n), [message(`${n}`), message(`${n + 1}`), message(`${n + 2}`)]);
    const read = async (after: number, most: number) =>
      (await stream.read(key, after as StreamNumber, most)).map(nameOf).join(" ");
    expect(await read(0, 1)).toBe("1 2 3");
    expect(await read(0, 4)).toBe("1 2 3 4 5 6");
    expect(await read(1, 2)).toBe("2 3");
    expect(await read(3, 100)).toBe("4 5 6 7 8 9");
    expect(await read(8, 100)).toBe("9");
    expect(await read(9, 100)).toBe("");
    expect(await read(99, 100)).toBe("");
    while (await stream.compact(key));
    expect(await read(4, 1)).toBe("5 6 7 8 9");
  });

  it("does not give more at once than memory is good for", async () => {
    const large = Array.from({ length: 40 }, (__, n) =>
      message(`${n}`, web, { text: `${n}`.repeat(250_000) }),
    );
    await stream.append(key, at(1), large);
    const first = await stream.read(key, start, 1_000);
    expect(first.length).toBeGreaterThan(5);
    expect(first.length).toBeLessThan(40);
    expect((await allOf()).map(({ entry }) => entry)).toEqual(large);
  });

  it("what is quarantined is there together with what was taken in of the same delivery", async () => {
    expect(await stream.append(key, at(3), [message("a")], [held("x"), held("y", "bad-time")])).toBe(1);
    expect(await stream.append(key, at(4), [], [held("z", "no-name", shop), held("NUL \0")])).toBe(1);
    await reopen();
    expect(await allOf()).toHaveLength(1);
    expect(await stream.quarantined(key, { limit: 2 })).toEqual([
      { number: 4, at: 4, ...held("NUL \0") },
      { number: 3, at: 4, ...held("z", "no-name", shop) },
    ]);
    expect(await stream.quarantined(key, { limit: 2, before: 3 })).toMatchObject([
      { number: 2 },
      { number: 1 },
    ]);
    expect(await stream.quarantined(key, { limit: 9, source: shop })).toMatchObject([{ number: 3 }]);
    expect(await stream.quarantined(key, { limit: 9, reason: "bad-time" })).toMatchObject([{ number: 2 }]);
    expect(await stream.quarantined(key, { limit: 9, source: shop, reason: "bad-time" })).toEqual([]);
    expect(await stream.countQuarantined(key)).toEqual([
      { source: shop, reason: "no-name", count: 1 },
      { source: web, reason: "bad-time", count: 1 },
      { source: web, reason: "no-name", count: 2 },
    ]);
  });

  it("releases each once when two ask at the same time, and appends nothing of what is gone", async () => {
    await stream.append(
      key,
      at(1),
      [message("a")],
      Array.from({ length: 20 }, (__, n) => held(`${n}`)),
    );
    const numbers = (await stream.quarantined(key, { limit: 20 })).map(({ number }) => number);
    expect(await stream.discard(key, [...numbers.slice(0, 2), 999])).toBe(2);
    const all = numbers.map((number) => ({ number, entries: [message(`of ${number}`), message("more")] }));
    const counts = await Promise.all([
      stream.release(key, at(2), all.slice(0, 15)),
      stream.append(key, at(3), [message("between")]),
      stream.release(key, at(4), all.toReversed()),
      stream.release(key, at(5), [...all, ...all]),
    ]);
    expect([counts[0], counts[2], counts[3]]).toEqual([13, 5, 0]);
    const names = (await allOf()).map(nameOf);
    expect(names.filter((name) => name.startsWith("of ")).toSorted()).toEqual(
      numbers
        .slice(2)
        .map((number) => `of ${number}`)
        .toSorted(),
    );
    expect(names.filter((name) => name === "more")).toHaveLength(18);
    expect(await stream.quarantined(key, { limit: 9 })).toEqual([]);
  });

  it("what is named twice in one release comes once; what became nothing is gone", async () => {
    await stream.append(key, at(1), [], [held("x"), held("y")]);
    const twice = { number: 1, entries: [message("a")] };
    expect(await stream.release(key, at(2), [twice, twice, { number: 2, entries: [] }])).toBe(2);
    expect((await allOf()).map(nameOf)).toEqual(["a"]);
    await stream.append(key, at(3), [], [held("z")]);
    expect(await stream.quarantined(key, { limit: 9 })).toMatchObject([{ number: 3 }]);
  });

  it("projects and workspaces never meet", async () => {
    const second: StreamKey = { ...key, project: projectIdSchema.parse("q") };
    await Promise.all([
      stream.append(key, at(1), [message("a"), message("b")], [held("mine")]),
      stream.append(elsewhere, at(1), [message("c")], [held("theirs")]),
      stream.append(second, at(1), [message("d")]),
    ]);
    expect(await stream.heads()).toHaveLength(3);
    expect(await stream.heads()).toContainEqual({ ...elsewhere, last: 1 });
    expect((await allOf(elsewhere)).map(nameOf)).toEqual(["c"]);
    const [theirs] = await stream.quarantined(elsewhere, { limit: 9 });
    expect(theirs?.message).toContain("theirs");
    const number = theirs?.number ?? 0;
    expect(await stream.release(key, at(2), [{ number, entries: [message("stolen")] }])).toBe(0);
    expect(await stream.discard(key, [number])).toBe(0);
    await stream.remove(key);
    expect(await allOf()).toEqual([]);
    expect(await heldTexts()).toEqual([]);
    expect(await stream.size(key)).toEqual({ bytes: 0, entries: 0 });
    expect((await allOf(elsewhere)).map(nameOf)).toEqual(["c"]);
    expect((await allOf(second)).map(nameOf)).toEqual(["d"]);
    expect(await heldTexts(elsewhere)).toEqual(["theirs"]);
  });

  it("compaction makes it smaller and keeps every entry under its number", async () => {
    const properties = { page: "/basket", campaign: "spring sale", text: "the same words again and again" };
    for (let n = 0; n < 60; n++) await stream.append(key, at(n), [message(`${n}`, web, properties)]);
    const [before, sizeBefore] = [await allOf(), await stream.size(key)];
    expect(await stream.compact(key)).toBe(true);
    while (await stream.compact(key));
    const size = await stream.size(key);
    expect(size.entries).toBe(60);
    expect(size.bytes).toBeLessThan(sizeBefore.bytes / 5);
    await reopen();
    expect(await allOf()).toEqual(before);
    expect(await stream.compact(key)).toBe(false);
    expect(await stream.append(key, at(61), [message("more")])).toBe(61);
  });

  it("two who compact while others append lose nothing", async () => {
    for (let n = 0; n < 20; n++) await stream.append(key, at(n), [message(`${n}`)]);
    const compacting = async () => {
      for (let n = 0; n < 10; n++) await stream.compact(key);
    };
    const appending = async () => {
      for (let n = 20; n < 40; n++) await stream.append(key, at(n), [message(`${n}`)]);
    };
    await Promise.all([compacting(), compacting(), appending()]);
    expect((await allOf()).map(nameOf)).toEqual(Array.from({ length: 40 }, (__, n) => `${n}`));
    while (await stream.compact(key));
    expect(await allOf()).toHaveLength(40);
  });

  it("is a list, whatever happens to it", async () => {
    const names = fc.array(fc.string({ maxLength: 20 }), { maxLength: 5 });
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ kind: fc.constant("append" as const), names, heavy: fc.nat(700_000) }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("compact" as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("release" as const), names }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen" as const) }) },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 1, max: 30 }),
        async (steps, most) => {
          const own: StreamKey = { ...key, project: projectIdSchema.parse(`run${run++}`) };
          const list: StreamEntry[] = [];
          for (const [n, one] of steps.entries()) {
            const entries =
              "names" in one
                ? one.names.map((name, place) =>
                    place === 3 ? undo(n) : message(name, place % 2 ? web : shop),
                  )
                : [];
            if (one.kind === "append") {
              // Some blocks are too large for another beside them.
              if (one.heavy > 600_000) entries.push(message("heavy", web, { text: "x".repeat(one.heavy) }));
              list.push(...entries);
              expect(await stream.append(own, at(n), entries, [held(`${n}`)])).toBe(list.length);
            } else if (one.kind === "compact") await stream.compact(own);
            else if (one.kind === "reopen") await reopen();
            else {
              const [found] = await stream.quarantined(own, { limit: 1 });
              if (found) list.push(...entries);
              expect(await stream.release(own, at(n), [{ number: found?.number ?? 0, entries }])).toBe(
                found ? 1 : 0,
              );
            }
          }
          const after = async () => (await allOf(own, most)).map(({ number, entry }) => ({ number, entry }));
          const expected = list.map((entry, n) => ({ number: n + 1, entry }));
          expect(await after()).toEqual(expected);
          while (await stream.compact(own));
          expect(await after()).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it("a closed stream has stored all that was called before, and refuses what comes after", async () => {
    const appended = stream.append(key, at(1), [message("a")]);
    const closing = stream.close();
    await expect(stream.append(key, at(1), [message("b")])).rejects.toThrow("closed");
    await Promise.all([appended, closing]);
    await reopen();
    expect((await allOf()).map(nameOf)).toEqual(["a"]);
  });
});
