import {
  importIdSchema,
  mapIdSchema,
  projectIdSchema,
  sourceIdSchema,
  workspaceIdSchema,
  type AssetId,
  type EpochMs,
} from "@itinera/core";
import SQLite from "better-sqlite3";
import { mkdir, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  copyDatabases,
  defaultWorkspace,
  type DatabaseName,
  type FileId,
  type NewUpdate,
  type RoomKey,
  type Store,
  type StreamKey,
} from "../index.ts";
import { opened, temporaryFolder } from "../stores.test-kit.ts";
import { connect } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";

let folder: string;
let directory: string;
let into: string;
let store: Store | undefined;
beforeEach(async () => {
  folder = await temporaryFolder();
  [directory, into] = [path.join(folder, "data"), path.join(folder, "copies")];
  await mkdir(into);
  store = await opened(directory);
});
afterEach(async () => {
  await close();
  await rm(folder, { recursive: true });
});
const close = async () => {
  await store?.close();
  store = undefined;
};

const room: RoomKey = { workspace: defaultWorkspace, map: mapIdSchema.parse("m") };
const collected: StreamKey = { workspace: defaultWorkspace, project: projectIdSchema.parse("p") };
const update = (bytes = new Uint8Array(1)): NewUpdate => ({ author: "ann", at: 1 as EpochMs, bytes });
const copies = (signal = new AbortController().signal) => copyDatabases({ directory, into, signal });

async function inCopy<Row>(name: DatabaseName, query: string): Promise<Row[]> {
  const database = new SQLite(path.join(into, name), { readonly: true });
  try {
    return database.prepare<[], Row>(query).all();
  } finally {
    database.close();
  }
}

it("copies all as they were at one moment, with all that was acknowledged before, while somebody writes", async () => {
  const { rooms, settings, stream } = store!;
  let [written, commits, isWriting] = [0, 0, true];
  const filler = new Uint8Array(40_000);
  /** Update n is in the room, then n in the stream, then in the settings, then n + 1 is in the room: never more than one apart. */
  const step = async () => {
    written = await rooms.append(room, 0, [update(filler)]);
    commits++;
    await stream.append(collected, 1 as EpochMs, [{ kind: "undo-claims", number: written }]);
    commits++;
    await settings.set(defaultWorkspace, "written", written);
    commits++;
  };
  // Many steps of copying.
  for (let n = 0; n < 400; n++) await rooms.append(room, 0, [update(filler)]);
  const earlier = 400;
  await step();
  const writing = (async () => {
    while (isWriting) await step();
  })();
  for (let round = 0; round < 4; round++) {
    const [before, commitsBefore] = [written, commits];
    const copied = await copies();
    const commitsAfter = commits;
    expect(copied.kind).toBe("copied");
    const [setting] = await inCopy<{ value: string }>("itinera.db", "SELECT value FROM setting");
    const [head] = await inCopy<{ seq: number }>("rooms.db", "SELECT seq FROM map_head");
    const [end] = await inCopy<{ last: number }>("events.db", "SELECT last FROM stream_head");
    const [set, inStream] = [Number(setting?.value), end!.last + earlier];
    expect([head!.seq - inStream, inStream - set, head!.seq - set].every((n) => n === 0 || n === 1)).toBe(
      true,
    );
    expect(head!.seq).toBeGreaterThanOrEqual(before);
    expect(commitsAfter).toBeGreaterThan(commitsBefore + 2);
    for (const name of await readdir(into)) await rm(path.join(into, name));
  }
  isWriting = false;
  await writing;
});

it("each copy is one file, without what was deleted", async () => {
  const canary = "forget me, said the canary";
  await store!.settings.set(defaultWorkspace, "a", canary.repeat(200));
  await store!.rooms.append(room, 0, [update(new Uint8Array(Buffer.from(canary.repeat(200))))]);
  const held = {
    source: sourceIdSchema.parse("s"),
    reason: "no-name",
    dialect: "x",
    message: canary.repeat(200),
  } as const;
  await store!.stream.append(collected, 1 as EpochMs, [], [held]);
  await store!.stream.remove(collected);
  await store!.settings.remove(defaultWorkspace, "a");
  await store!.rooms.remove(room);
  await close();
  const bytesOf = async (place: string) =>
    Buffer.concat([
      await readFile(path.join(place, "itinera.db")),
      await readFile(path.join(place, "rooms.db")),
      await readFile(path.join(place, "events.db")),
    ]);
  expect((await bytesOf(directory)).includes(canary)).toBe(true);
  expect(await copies()).toMatchObject({ kind: "copied", versions: { "itinera.db": migrations.length } });
  expect((await readdir(into)).sort()).toEqual(["events.db", "itinera.db", "rooms.db"]);
  expect((await bytesOf(into)).includes(canary)).toBe(false);
});

it("names every file that is needed, of all workspaces, and none that is not", async () => {
  const elsewhere = workspaceIdSchema.parse("elsewhere");
  for (const [n, workspace] of [defaultWorkspace, elsewhere].entries()) {
    const { project } = await store!.projects.ensure(workspace, "Shop");
    const accept = (id: string) =>
      store!.imports.accept(workspace, project.id, {
        import: importIdSchema.parse(id),
        file: `${id}.zst` as FileId,
        fileName: "log.csv",
        bytes: 1,
        sha256: "0".repeat(64),
        mapping: {},
        importer: "1",
      });
    const { listed } = await accept(`a${n}`);
    const counts = { events: 1, added: 1, already: 0, cases: 1, kinds: 1 };
    await store!.imports.finish(workspace, listed.id, {
      counts,
      refused: [],
      refusedRows: `b${n}.bin` as FileId,
    });
    const { listed: gone } = await accept(`c${n}`);
    await store!.imports.forget(workspace, gone.id);
    await store!.assets.add(workspace, {
      asset: "d".repeat(64) as AssetId,
      file: `d${n}.bin` as FileId,
      name: "x.png",
      mime: "image/png",
      bytes: 1,
      size: null,
    });
  }
  const copied = await copies();
  expect(copied.kind === "copied" && copied.files.toSorted()).toEqual([
    "a0.zst",
    "a1.zst",
    "b0.bin",
    "b1.bin",
    "d0.bin",
    "d1.bin",
  ]);
});

it("copies what a killed server has left, and what an older version has made", async () => {
  await close();
  for (const name of await readdir(directory)) await rm(path.join(directory, name), { recursive: true });
  const left = [
    connect(path.join(directory, "itinera.db")),
    connect(path.join(directory, "rooms.db")),
  ] as const;
  migrate(left[0], migrations.slice(0, 1));
  left[0].exec("INSERT INTO setting VALUES ('w', 'k', '1')");
  // Still open: all of it is in the journal alone.
  expect(await copies()).toEqual({ kind: "copied", versions: { "itinera.db": 1, "rooms.db": 0 }, files: [] });
  for (const one of left) one.close();
  expect(await inCopy("itinera.db", "SELECT value FROM setting")).toEqual([{ value: "1" }]);
});

it.each(["itinera.db", "rooms.db", "events.db"])("says that there is no %s, and makes none", async (name) => {
  await close();
  await rm(path.join(directory, name));
  expect(await copies()).toEqual({ kind: "absent", name });
  expect(await readdir(directory)).not.toContain(name);
});

it.each(["itinera.db", "rooms.db", "events.db"])("does not copy a %s of a newer version", async (name) => {
  await close();
  const database = new SQLite(path.join(directory, name));
  database.pragma("user_version = 99");
  database.close();
  expect(await copies()).toMatchObject({ kind: "newer", name, found: 99 });
});

it.each(["itinera.db", "rooms.db", "events.db"])(
  "says that a %s is damaged: at its begin, or somewhere within",
  async (name) => {
    const message = "x".repeat(100_000);
    await store!.stream.append(
      collected,
      1 as EpochMs,
      [],
      [{ source: sourceIdSchema.parse("s"), reason: "no-name", dialect: "x", message }],
    );
    await store!.rooms.append(room, 0, [update(new Uint8Array(100_000))]);
    for (let n = 0; n < 300; n++) await store!.settings.set(defaultWorkspace, `key ${n}`, "x".repeat(500));
    await close();
    const file = path.join(directory, name);
    const handle = await open(file, "r+");
    const { size } = await handle.stat();
    // A page of rows, and the pages behind it.
    await handle.write(Buffer.alloc(8192, 0xa5), 0, 8192, Math.floor(size / 2 / 4096) * 4096);
    await handle.close();
    expect(await copies()).toMatchObject({ kind: "unreadable", name });
    await writeFile(file, "this is no database ".repeat(500));
    expect(await copies()).toMatchObject({ kind: "unreadable", name, detail: "file is not a database" });
  },
);

it("is stopped between two steps, and leaves no half copy", async () => {
  const stopping = new AbortController();
  for (let n = 0; n < 20; n++) await store!.rooms.append(room, 0, [update(new Uint8Array(900_000))]);
  const onProgress = (name: DatabaseName) => {
    if (name === "rooms.db") stopping.abort();
  };
  await expect(copyDatabases({ directory, into, signal: stopping.signal, onProgress })).rejects.toThrow(
    /abort/,
  );
  expect(await readdir(into)).toEqual(["itinera.db"]);
});
