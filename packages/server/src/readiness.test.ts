import type { Readiness } from "@itinera/protocol";
import { openStore, type Store } from "@itinera/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createReadiness } from "./readiness.ts";

type Part = "settings" | "rooms" | "files";
/** What the store answers with, part by part; nothing: as it is. */
let broken: Partial<Record<Part, () => Promise<never>>> = {};
let directory: string;
let store: Store;
let ready: () => Promise<Readiness>;
const lines: { readonly part?: string; readonly outcome?: string }[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "itinera-ready-"));
  const opening = await openStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  store = opening.store;
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true });
});
beforeEach(() => {
  broken = {};
  lines.length = 0;
  ready = createReadiness({
    store: {
      settings: {
        ...store.settings,
        get: (...asked) => (broken.settings ?? (() => store.settings.get(...asked)))(),
      },
      rooms: { ...store.rooms, load: (...asked) => (broken.rooms ?? (() => store.rooms.load(...asked)))() },
      files: { ...store.files, write: (...asked) => (broken.files ?? (() => store.files.write(...asked)))() },
    },
    log: pino({ level: "trace" }, { write: (line) => void lines.push(JSON.parse(line) as object) }),
    engineState: () => "down",
    freshMs: 0,
    patienceMs: 300,
  });
});

const failing =
  (code: string): (() => Promise<never>) =>
  () =>
    Promise.reject(Object.assign(new Error("broken"), { code }));

const well = { database: "ok", rooms: "ok", disk: "ok", engine: "down" };

it("is ready without an engine, which it tells, and leaves no file behind", async () => {
  expect(await ready()).toEqual({ ready: true, parts: well });
  expect(await store.files.list()).toEqual([]);
});

it.each([
  ["database", "settings"],
  ["rooms", "rooms"],
] as const)("is not ready when its %s cannot be read, and comes back", async (part, at) => {
  broken = { [at]: failing("SQLITE_IOERR") };
  expect(await ready()).toEqual({ ready: false, parts: { ...well, [part]: "failed" } });
  await ready();
  broken = {};
  expect(await ready()).toEqual({ ready: true, parts: well });
  // Each change once, not each answer.
  expect(lines.map((line) => [line.part, line.outcome])).toEqual([
    [part, "failed"],
    [part, undefined],
  ]);
});

it("a disk that takes no more is told; what is on it can still be read", async () => {
  broken = { files: failing("ENOSPC") };
  expect(await ready()).toEqual({ ready: true, parts: { ...well, disk: "full" } });
  broken = { files: failing("EIO") };
  expect(await ready()).toEqual({ ready: true, parts: { ...well, disk: "failed" } });
});

it("a store that hangs is asked once, and nobody waits for it", async () => {
  let asked = 0;
  const hanging = Promise.withResolvers<never>();
  broken = {
    settings: () => {
      asked++;
      return hanging.promise;
    },
  };
  for (let times = 0; times < 2; times++) expect((await ready()).parts.database).toBe("failed");
  expect(asked).toBe(1);
  hanging.reject(new Error("gone"));
  broken = {};
  await expect.poll(async () => (await ready()).ready).toBe(true);
});

it("an answer holds for a while, however many ask", async () => {
  let asked = 0;
  const counting = createReadiness({
    store: {
      ...store,
      settings: {
        ...store.settings,
        get: () => {
          asked++;
          return Promise.resolve(undefined);
        },
      },
    },
    log: pino({ level: "silent" }),
    engineState: () => "up",
    freshMs: 60_000,
  });
  for (let times = 0; times < 50; times++) await counting();
  expect(asked).toBe(1);
});
