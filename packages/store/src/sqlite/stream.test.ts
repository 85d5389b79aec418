import { projectIdSchema, sourceIdSchema, type EpochMs, type StreamEntry } from "@itinera/core";
import SQLite from "better-sqlite3";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  defaultWorkspace,
  type EventStream,
  type NewQuarantined,
  type StreamKey,
  type StreamNumber,
} from "../index.ts";
import { temporaryFolder } from "../stores.test-kit.ts";
import { saidUntilKilled } from "../testing/killed-child.test-kit.ts";
import { openStream } from "./stream.ts";

const kills = 12;

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await temporaryFolder();
  file = path.join(directory, "events.db");
});
afterEach(() => rm(directory, { recursive: true }));

const key: StreamKey = { workspace: defaultWorkspace, project: projectIdSchema.parse("p") };
const source = sourceIdSchema.parse("web");
const now = 1 as EpochMs;
const message = (name: string): StreamEntry => ({
  kind: "message",
  source,
  event: { kind: "step", name, person: "ann", time: now, properties: {}, claims: [] },
});
const held = (text: string): NewQuarantined => ({
  source,
  reason: "no-name",
  dialect: "segment",
  message: text,
});

async function opened(): Promise<EventStream> {
  const opening = await openStream(file);
  if (opening.kind !== "open") throw new Error(opening.kind);
  return opening.stream;
}

async function namesOf(stream: EventStream): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    const page = await stream.read(key, names.length as StreamNumber, 1_000);
    if (page.length === 0) return names;
    for (const { number, entry } of page) {
      expect(number).toBe(names.length + 1);
      names.push(entry.kind === "message" ? entry.event.name : "");
    }
  }
}

it("a failed write fails its batch alone, with the database's own code, and nothing of it is stored", async () => {
  const stream = await opened();
  await stream.append(key, now, [message("ann")]);
  const second = new SQLite(file);
  second.exec(
    "CREATE TRIGGER broken BEFORE INSERT ON quarantined WHEN new.message = 'bad' BEGIN SELECT RAISE(ABORT, 'disk'); END",
  );

  const together = [
    stream.append(key, now, [message("bob")], [held("good")]),
    stream.append(key, now, [message("eve")], [held("bad")]),
  ];
  // The first batch is on its way; this waits behind it.
  await new Promise((resolve) => setImmediate(resolve));
  const behind = stream.append(key, now, [message("dan")]);
  const outcomes = await Promise.allSettled([...together, behind]);
  expect(outcomes).toMatchObject([
    { status: "rejected", reason: { code: "SQLITE_CONSTRAINT_TRIGGER" } },
    { status: "rejected", reason: { code: "SQLITE_CONSTRAINT_TRIGGER" } },
    { status: "fulfilled", value: 2 },
  ]);

  second.close();
  expect(await namesOf(stream)).toEqual(["ann", "dan"]);
  expect(await stream.quarantined(key, { limit: 9 })).toEqual([]);
  await stream.close();
});

it("what is appended at once is one block", async () => {
  const stream = await opened();
  const names = Array.from({ length: 100 }, (_, n) => `${n}`);
  await Promise.all(names.map((name) => stream.append(key, now, [message(name)])));
  const second = new SQLite(file, { readonly: true });
  expect(second.prepare("SELECT first, count FROM stream_block").all()).toEqual([{ first: 1, count: 100 }]);
  second.close();
  await stream.close();
});

it("a block that was damaged is not taken for another", async () => {
  const stream = await opened();
  await stream.append(key, now, [message("ann".repeat(100))]);
  const second = new SQLite(file);
  const { bytes } = second.prepare<[], { bytes: Buffer }>("SELECT bytes FROM stream_block").get() ?? {
    bytes: Buffer.alloc(0),
  };
  bytes[bytes.length - 12]! ^= 1;
  second.prepare("UPDATE stream_block SET bytes = ?").run(bytes);
  await expect(namesOf(stream)).rejects.toThrow();
  second.prepare("UPDATE stream_block SET bytes = ?").run(bytes.subarray(0, -20));
  await expect(namesOf(stream)).rejects.toThrow();
  second.close();
  await stream.close();
});

/** Appends until it is killed, eight at a time, while it compacts; says what was acknowledged. */
const appending = (round: number) => `
  import { openStream } from ${JSON.stringify(new URL("stream.ts", import.meta.url).href)};
  const { stream } = await openStream(${JSON.stringify(file)});
  const key = ${JSON.stringify(key)};
  let n = 0;
  const write = async () => {
    for (;;) {
      const name = "${round}." + n++;
      const event = { kind: "step", name, person: "ann", time: 1, properties: {}, claims: [] };
      const held = { source: "web", reason: "no-name", dialect: "segment", message: name };
      const number = await stream.append(key, 1, [{ kind: "message", source: "web", event }], [held]);
      process.stdout.write(number + " " + name + "\\n");
    }
  };
  for (let writer = 0; writer < 8; writer++) write();
  for (;;) if (!(await stream.compact(key))) await new Promise((resolve) => setTimeout(resolve, 5));`;

it(
  `killed ${kills} times while it appends and compacts, it has all that was acknowledged, and no half of anything`,
  { timeout: 120_000 },
  async () => {
    const acknowledged: string[] = [];
    let total = 0;
    for (let round = 0; round < kills; round++) {
      const said = await saidUntilKilled(appending(round), 5 + round * 15);
      // The last line may be cut.
      const lines = said.split("\n").slice(0, -1);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        const [number = "", name = ""] = line.split(" ");
        acknowledged[Number(number)] = name;
        total += 1;
      }
      const stream = await opened();
      const names = await namesOf(stream);
      const lost = Object.entries(acknowledged).filter(
        ([number, name]) => names[Number(number) - 1] !== name,
      );
      expect(lost).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      const together = await stream.quarantined(key, { limit: 1e9 });
      expect(together.map((one) => one.message).toReversed()).toEqual(names);
      await stream.close();
    }
    expect(total).toBeGreaterThan(20 * kills);
    const database = new SQLite(file, { readonly: true });
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    database.close();
  },
);
