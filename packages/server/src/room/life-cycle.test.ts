import { readMap } from "@itinera/collab";
import { stageIdSchema, type EpochMs } from "@itinera/core";
import type { RoomLog } from "@itinera/store";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { createMemoryLog } from "./memory-log.test-kit.ts";
import { key, smallMap } from "./room.test-kit.ts";
import { createRooms } from "./rooms.ts";

const interleavings = process.env["ITINERA_FULL"] ? 10_000 : 1_000;
const unloadMs = 30_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Between two of these a room can be asked for, fall asleep, be thrown out, and its disk be slow. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("edit" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("read" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.constantFrom(unloadMs - 1, unloadMs),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("disk" as const), verbs: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("clear" as const) }) },
);

it(`${interleavings} orders of asking, falling asleep, throwing out and a slow disk: no room is older than the disk`, async () => {
  let loads = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      /** Verbs that wait for the disk. */
      const waiting: (() => void)[] = [];
      let isSlow = false;
      const memory = createMemoryLog((verb) => {
        loads += verb === "load" ? 1 : 0;
        return isSlow ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
      });
      /** Where the log ended for whoever wrote last: nothing was written behind a writer's back. */
      let ended = 0;
      const log: RoomLog = {
        ...memory,
        append: async (...call) => {
          const seq = await memory.append(...call);
          ended = seq;
          return seq;
        },
      };
      const settle = () => new Promise((resolve) => setImmediate(resolve));
      const rooms = createRooms({ log, now: () => 0 as EpochMs, unloadMs });
      await rooms.create(key, smallMap);
      isSlow = true;
      const work: Promise<unknown>[] = [];
      const acknowledged: string[] = [];
      let asked = 0;

      for (const one of steps) {
        switch (one.do) {
          case "edit": {
            const id = stageIdSchema.parse(`s${asked++}`);
            const edited = rooms.edit(key, [{ kind: "stage.add", id, name: id, at: 0 }]);
            work.push(
              edited.then(
                (outcome) => outcome.kind === "edited" && acknowledged.push(id),
                () => undefined,
              ),
            );
            break;
          }
          case "read": {
            const before = [...acknowledged];
            work.push(
              rooms.read(key).then(
                (map) => {
                  const there = new Set<string>(map?.stages.map((stage) => stage.id));
                  // Stale: something acknowledged before it was asked for is missing.
                  if (map) expect(before.filter((id) => !there.has(id))).toEqual([]);
                },
                (error: unknown) => {
                  expect(String(error)).toMatch(/closed/);
                },
              ),
            );
            break;
          }
          case "wait":
            vi.advanceTimersByTime(one.ms);
            break;
          case "disk":
            for (let n = 0; n < one.verbs; n++) {
              waiting.shift()?.();
              await settle();
            }
            break;
          case "clear":
            work.push(rooms.clear(key));
        }
        await settle();
      }

      isSlow = false;
      const done = Promise.all(work);
      let isDone = false;
      void done.then(() => (isDone = true));
      let spins = 0;
      while (!isDone) {
        if (++spins > 2_000) throw new Error("somebody waits for ever");
        for (const resolve of waiting.splice(0)) resolve();
        await settle();
      }
      await rooms.close();
      const stored = await memory.load(key);
      const doc = new Y.Doc();
      if (stored?.state) Y.applyUpdate(doc, stored.state.bytes);
      for (const { bytes } of stored?.updates ?? []) Y.applyUpdate(doc, bytes);
      expect(doc.store.pendingStructs).toBeNull();
      const there = new Set<string>(readMap(doc, key.map).stages.map((stage) => stage.id));
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
      expect(stored?.seq).toBe(ended);
    }),
    { numRuns: interleavings },
  );
  process.stdout.write(`${interleavings} interleavings, ${loads} loads, 0 of them stale\n`);
}, 600_000);
