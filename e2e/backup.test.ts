// A backup while people edit and a file is imported, and the drill: a new folder from it, started, with everything.
import { laneIdSchema, richTextOf, stageIdSchema, type CardId, type Edit, type MapId } from "@itinera/core";
import { createClient, type Client, type Fetch } from "@itinera/protocol";
import { readAnnouncement } from "@itinera/store";
import SQLite from "better-sqlite3";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerOf, itineraIn, serve, type Serving } from "./command-line.ts";
import { addLane, createKilledRoom, untilSaved } from "./killed-room.ts";

const people = 6;
const rows = 60_000;
const cases = 3_000;
const comesBackWithinMs = 60_000;

let folder: string;
const running = new Set<Serving>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "itinera-backup-"));
});
afterEach(async () => {
  for (const server of running) await server.kill();
  running.clear();
  await rm(folder, { recursive: true, force: true });
});

async function serving(data: string): Promise<{ server: Serving; client: Client }> {
  const server = await serve(data);
  running.add(server);
  const { token } = readAnnouncement(data) ?? {};
  const client = createClient({ origin: server.url, fetch: fetch as Fetch, ...(token ? { token } : {}) });
  return { server, client };
}

/** Each case goes once through the names, over and over; `last`: another file each time. */
function log(last: string): string {
  const names = ["visit", "search", "view", "basket", "pay"];
  const lines = Array.from({ length: rows }, (_, row) => {
    const time = new Date(Date.UTC(2025, 0, 1) + row * 1_000).toISOString();
    return `c${row % cases},${names[Math.floor(row / cases) % names.length]},${time}`;
  });
  return `case,event,time\n${lines.join("\n")}\n${last},visit,2025-06-01T00:00:00Z\n`;
}

async function importing(client: Client, project: string, last: string) {
  const { upload } = await client.upload("log.csv", log(last));
  return client.newImport({ upload, project, fileName: "log.csv", mapping: {} });
}

async function untilRead(client: Client): Promise<void> {
  for (;;) {
    const { imports } = await client.imports();
    expect(imports.filter((one) => one.state === "failed")).toEqual([]);
    if (imports.every((one) => one.state === "done")) return;
    await sleep(50);
  }
}

async function answersOf(client: Client, project: string) {
  const { projects } = await client.projects();
  const found = projects.find(({ name }) => name === project);
  if (!found) throw new Error(`${project} is gone`);
  const edges = await client.ask(found.id, { kind: "edges", unit: "case" });
  const funnel = await client.ask(found.id, { kind: "funnel", steps: ["view", "pay"] });
  return { edges, funnel };
}

/** Somebody who adds card after card, each when the one before is acknowledged. */
function editorOf(client: Client, map: MapId, name: string) {
  const stage = stageIdSchema.parse(name);
  const lane = laneIdSchema.parse(`lane-${name}`);
  const cardOf = (n: number) => `${name}-${n}` as CardId;
  let [acknowledged, isWriting] = [0, true];
  const edit = async (n: number) => {
    const id = cardOf(n);
    const card: Edit = { kind: "card.add", id, lane, column: stage as never, at: 0, text: richTextOf(id) };
    await client.editMap(map, [card, { kind: "stage.rename", id: stage, name: `${name} ${n}` }]);
  };
  return {
    acknowledged: () => acknowledged,
    stop: () => {
      isWriting = false;
    },
    async write(): Promise<void> {
      await client.editMap(map, [
        { kind: "stage.add", id: stage, name, at: 0 },
        { kind: "lane.add", id: lane, lane: "actions", at: 0 },
      ]);
      for (let n = 1; isWriting; n++) {
        await edit(n);
        acknowledged = n;
      }
    },
    /** What is missing of the first `count` edits. */
    async lostIn(restored: Client, count: number): Promise<string[]> {
      const { cards, stages } = await restored.map(map);
      const ids = new Set<string>(cards.map(({ id }) => id));
      const lost = Array.from({ length: count }, (_, at) => cardOf(at + 1)).filter((id) => !ids.has(id));
      const last = Number(stages.find(({ id }) => id === stage)?.name.split(" ")[1] ?? 0);
      return last < count ? [...lost, `${name}: ${last} < ${count}`] : lost;
    },
  };
}

it(
  `of ${people} people who write and a file that is read, a backup has everything acknowledged before it began, and all of it answers again`,
  { retry: 0, timeout: 120_000 },
  async () => {
    const data = join(folder, "data");
    const { server, client } = await serving(data);
    await importing(client, "Shop", "first");
    await untilRead(client);
    const answers = await answersOf(client, "Shop");
    const from = { kind: "template", template: "generic", lang: "en" } as const;
    const quiet = (await client.newMap({ project: "Shop", from })).map;
    const notes = "what we heard from the shop ".repeat(100);
    const { asset } = await client.sendAsset(quiet, "notes.txt", notes);
    const picture = () => client.exportMap(quiet, { format: "journey.json" });
    const quietBefore = await picture();
    const loud = await Promise.all(
      [1, 2, 3].map(async () => (await client.newMap({ project: "Shop", from })).map),
    );

    const editors = Array.from({ length: people }, (_, at) => editorOf(client, loud[at % 3]!, `p${at}`));
    const writing = Promise.all(editors.map((editor) => editor.write()));
    await sleep(1_000);
    const acceptedImport = await importing(client, "Other shop", "second");
    const acknowledged = editors.map((editor) => editor.acknowledged());
    const file = join(folder, "itinera.tar.zst");
    const began = performance.now();
    const made = await answerOf<{ bytes: number; files: number; missing: string[] }>(
      "backup",
      file,
      "--data",
      data,
    );
    const backupMs = performance.now() - began;
    expect(made).toMatchObject({ missing: [] });
    const behind = editors.map((editor, at) => editor.acknowledged() - acknowledged[at]!);
    // They wrote before it and during it.
    expect(Math.min(...acknowledged)).toBeGreaterThan(3);
    expect(Math.min(...behind)).toBeGreaterThan(3);
    for (const editor of editors) editor.stop();
    await writing;
    await server.kill();

    const start = performance.now();
    const drill = join(folder, "drill");
    await answerOf("restore", file, "--data", drill);
    expect(await readdir(drill)).toContain("events.db");
    const { client: restored } = await serving(drill);
    await untilRead(restored);
    expect(await answersOf(restored, "Shop")).toEqual(answers);
    const ms = performance.now() - start;
    expect(ms).toBeLessThan(comesBackWithinMs);

    for (const [at, editor] of editors.entries())
      expect(await editor.lostIn(restored, acknowledged[at]!)).toEqual([]);
    expect(Buffer.from(await restored.exportMap(quiet, { format: "journey.json" }))).toEqual(
      Buffer.from(quietBefore),
    );
    const again = await restored.sendAsset(quiet, "notes.txt", notes);
    expect(again.asset).toBe(asset);
    const second = await restored.import(acceptedImport.import);
    expect(second).toMatchObject({ state: "done", events: rows + 1, cases: cases + 1 });
    expect((await answersOf(restored, "Other shop")).edges.cases).toBe(cases + 1);
    // It is an installation like any other.
    await restored.editMap(quiet, [{ kind: "map.rename", name: "Restored" }]);
    process.stdout.write(
      `backup: ${(made.bytes / 1e6).toFixed(1)} MB in ${Math.round(backupMs)} ms beside ${people} people and an import, ` +
        `${acknowledged.reduce((sum, one) => sum + one, 0)} edits acknowledged before, 0 lost; ` +
        `restored, started and all numbers there after ${Math.round(ms)} ms\n`,
    );
  },
);

it("browsers take what was restored, and do again what they had not saved", { timeout: 60_000 }, async () => {
  const house = await createKilledRoom();
  try {
    await house.serve();
    const [ann, bob] = [await house.enter(), await house.enter()];
    const both = [ann, bob];
    await addLane(both);
    const rename = (name: string): Edit => ({ kind: "map.rename", name });
    const stage = (name: string): Edit => ({ kind: "stage.add", id: stageIdSchema.parse(name), name, at: 0 });
    ann.edit(stage("kept"));
    ann.edit(rename("before"));
    await untilSaved(both);
    const file = join(folder, "room.tar.zst");
    await answerOf("backup", file, "--data", house.data);

    // Acknowledged, and lost with the disk: what comes later is more than what the backup has, and less.
    bob.edit(stage("lost"));
    bob.edit({ kind: "stage.delete", id: stageIdSchema.parse("kept") });
    bob.edit(rename("after"));
    await untilSaved(both);
    await house.kill();
    while (both.some((room) => room.now().state !== "offline")) await sleep(5);
    ann.edit(stage("unsaved"));

    for (const name of await readdir(house.data)) await rm(join(house.data, name), { recursive: true });
    await answerOf("restore", file, "--data", house.data);
    await house.serve();
    for (const room of both) room.retry();
    await untilSaved(both);
    const fresh = await house.enter();
    const { map } = fresh.now();
    expect(map.name).toBe("before");
    expect(map.stages.map(({ id }) => id).toSorted()).toEqual(["kept", "unsaved"]);
    await expect.poll(() => both.map((room) => room.now().map)).toEqual([map, map]);
    for (const room of [...both, fresh]) room.close();
  } finally {
    await house.end();
  }
});

describe("one clear line says", () => {
  const refused = async (pattern: RegExp, variables: Record<string, string>, ...args: string[]) => {
    const said = await itineraIn(variables, ...args);
    expect(said.err).toMatch(pattern);
    expect(said.err.trim().split("\n")).toHaveLength(1);
    expect(said).toMatchObject({ code: 1, out: "" });
  };

  it("why there is no backup, or nothing is restored; and nothing is left behind", async () => {
    const [data, file, to] = [join(folder, "data"), join(folder, "file"), join(folder, "to")];
    await answerOf("new", "--template", "generic", "--data", data);
    await answerOf("backup", file, "--data", data);
    const everything = await readdir(folder);

    await refused(/is there already.*--force/, {}, "backup", file, "--data", data);
    await refused(/nothing to back up in .*--data/, {}, "backup", `${file}2`, "--data", to);
    const postgres = { DATABASE_URL: "postgres://ann:secret@db/maps" };
    await refused(/pg_dump.*data\/files/, postgres, "backup", `${file}2`, "--data", data);
    await refused(/DATABASE_URL is set/, postgres, "restore", file, "--data", to);
    await refused(/not empty: it holds engine/, {}, "restore", file, "--data", data);
    await refused(/There is no file/, {}, "restore", `${file}2`, "--data", to);
    await refused(/is no backup/, {}, "restore", join(data, "rooms.db"), "--data", to);
    expect(await readdir(folder)).toEqual(everything);

    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length / 2));
    await refused(/cut short/, {}, "restore", file, "--data", to);
    whole[Math.floor(whole.length / 2)]! ^= 0xff;
    await writeFile(file, whole);
    await refused(/damaged/, {}, "restore", file, "--data", to);
    const database = new SQLite(join(data, "rooms.db"));
    database.pragma("user_version = 99");
    database.close();
    await refused(/newer Itinera.*rooms\.db.*Update/, {}, "backup", `${file}2`, "--data", data);
    expect(await readdir(folder)).toEqual(everything);
  });
});
