import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { memorySource, readAll } from "./file-source.test-kit.ts";
import type { FileSource } from "./file-source.ts";
import type { ImportStep } from "./import-step.ts";
import { readEvents } from "./read-events.ts";

const lines = (count: number): string =>
  `case,event,time,page\n${Array.from({ length: count }, (_, n) => `c${n % 999},e${n % 7},2025-01-01 00:${String(n % 60).padStart(2, "0")},/${n}`).join("\n")}`;

it("reads in its thread what is read in this one, in the same order", async () => {
  const source = memorySource(gzipSync(lines(50_000)));
  const here = await readAll(source);
  const rows: unknown[] = [];
  let last: ImportStep | undefined;
  for await (const step of readEvents(source, {})) {
    if (step.kind === "batch") rows.push(...step.rows);
    last = step;
  }
  expect(rows).toEqual(here.rows);
  expect(last).toMatchObject({ read: 50_000, bytesRead: source.bytes });
});

it("starts a thread only for what is large, or may become so", async () => {
  const threads = async (source: FileSource): Promise<number> => {
    let most = 0;
    for await (const _ of readEvents(source, {}))
      most = Math.max(most, process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length);
    return most;
  };
  const idle = process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
  expect(await threads(memorySource(lines(1_000)))).toBe(idle);
  expect(await threads(memorySource(gzipSync(lines(1_000))))).toBeGreaterThan(idle);
  expect(await threads(memorySource(lines(20_000)))).toBeGreaterThan(idle);
});

it("ends the reading of a small file when it is told to", async () => {
  const stop = new AbortController();
  let batches = 0;
  for await (const _ of readEvents(memorySource(lines(5_000)), {}, stop.signal)) {
    batches++;
    stop.abort();
  }
  expect(batches).toBe(1);
});

it("hands on why a file is refused", async () => {
  const steps: ImportStep[] = [];
  for await (const step of readEvents(memorySource("a,b\n1,2\n"), {})) steps.push(step);
  expect(steps).toEqual([{ kind: "refused", reason: "no-time-column" }]);
});

it("ends when it is told to, and when nobody listens any more", async () => {
  const source = memorySource(lines(200_000));
  const stop = new AbortController();
  let batches = 0;
  for await (const _ of readEvents(source, {}, stop.signal)) if (++batches === 2) stop.abort();
  expect(batches).toBe(2);
  for await (const step of readEvents(source, {})) {
    expect(step.kind).toBe("batch");
    break;
  }
});

it("throws when the disk fails", async () => {
  const source: FileSource = {
    ...memorySource(lines(9)),
    async *open() {
      yield Buffer.from("case,event,time\n");
      throw new Error("EIO");
    },
  };
  await expect(Array.fromAsync(readEvents(source, {}))).rejects.toThrow("EIO");
});

it("a line of 1 GB is refused, the rows around it are kept, and memory does not grow", async () => {
  const piece = Buffer.alloc(1024 * 1024, "x");
  const source: FileSource = {
    fileName: "long.csv",
    bytes: 1024 ** 3,
    async *open() {
      yield Buffer.from("case,event,time\n1,a,2025-01-01\n1,");
      for (let n = 0; n < 1024; n++) yield Buffer.from(piece);
      yield Buffer.from(",2025-01-01\n1,b,2025-01-02\n");
    },
  };
  const before = process.memoryUsage().rss;
  let most = before;
  const names: string[] = [];
  const refused: unknown[] = [];
  for await (const step of readEvents(source, {})) {
    most = Math.max(most, process.memoryUsage().rss);
    if (step.kind === "refused") throw new Error(step.reason);
    names.push(...step.rows.map(({ name }) => name));
    refused.push(...step.refused.map(({ row, reason }) => [row, reason]));
  }
  expect(names).toEqual(["a", "b"]);
  expect(refused).toEqual([[3, "too-long"]]);
  expect(most - before).toBeLessThan(256 * 1024 ** 2);
}, 60_000);
