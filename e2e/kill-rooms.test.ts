// SIGKILL of the server while people edit a map: what they were told is saved, is on disk.
import {
  laneIdSchema,
  mapIdSchema,
  richTextOf,
  stageIdSchema,
  type CardId,
  type Edit,
  type EpochMs,
  type JourneyMap,
} from "@itinera/core";
import { createRooms } from "../packages/server/src/room/rooms.ts";
import { defaultWorkspace, openStore } from "@itinera/store";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRoom } from "../packages/web/src/room/open-room.ts";
import type { RoomClient } from "../packages/web/src/room/room-client.ts";

const script = fileURLToPath(new URL("room-server.ts", import.meta.url));
const kills = process.env["ITINERA_FULL"] ? 100 : 20;
const people = 8;
const mostUnsaved = 10;
const key = { workspace: defaultWorkspace, map: mapIdSchema.parse("killed") };
const lane = laneIdSchema.parse("cards");

let data: string;
let port: number;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "itinera-kill-"));
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  port = (probe.address() as AddressInfo).port;
  probe.close();
});
afterAll(() => rm(data, { recursive: true, force: true }));

async function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, data, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function enter(): Promise<RoomClient> {
  const opening = await openRoom({ url: `ws://127.0.0.1:${port}`, map: key.map });
  if (opening.kind !== "open") throw new Error(opening.code);
  return opening.room;
}

/** What a dead server has left on disk, read by another process. */
async function onDisk(): Promise<JourneyMap> {
  const opening = await openStore({ directory: data });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  const rooms = createRooms({ log: opening.store.rooms, now: () => Date.now() as EpochMs });
  const map = await rooms.read(key);
  await rooms.close();
  await opening.store.close();
  if (!map) throw new Error("the map is gone");
  return map;
}

/** Somebody who renames a stage of their own to 1, 2, 3 … and adds a card at every tenth number. */
class Editor {
  readonly waits: number[] = [];
  private readonly started: number[] = [];
  private done = 0;
  private acked = 0;
  private writing = true;
  private readonly room: RoomClient;
  private readonly name: string;

  constructor(room: RoomClient, name: string) {
    this.room = room;
    this.name = name;
    room.subscribe(() => {
      const acked = this.done - room.now().waiting;
      for (; this.acked < acked; this.acked++)
        this.waits.push(performance.now() - (this.started[this.acked] ?? 0));
    });
  }

  private edit(edit: Edit): void {
    this.started.push(performance.now());
    this.done++;
    const outcome = this.room.edit(edit);
    if (outcome.kind === "refused") throw new Error(`${this.name}: ${outcome.reason}`);
  }

  async write(): Promise<void> {
    const id = stageIdSchema.parse(this.name);
    this.edit({ kind: "stage.add", id, name: "0", at: 0 });
    for (let n = 1; this.writing; n++) {
      const card = `${this.name}-${n}` as CardId;
      this.edit(
        n % 10 === 0
          ? { kind: "card.add", id: card, lane, column: id, at: 0, text: richTextOf(card) }
          : { kind: "stage.rename", id, name: String(n) },
      );
      await sleep(10 + Math.random() * 30);
      // People, too, stop when nothing is saved any more.
      while (this.writing && this.done - this.acked >= mostUnsaved) await sleep(10);
    }
  }

  stop(): void {
    this.writing = false;
  }

  /** What the screen calls saved; edits count from 0, the first adds the stage. */
  saved(): number {
    return this.acked - 1;
  }

  lostIn(map: JourneyMap, saved: number): string[] {
    if (saved < 0) return [];
    const name = Number(map.stages.find((stage) => stage.id === this.name)?.name ?? -1);
    const renamed = saved % 10 === 0 ? Math.max(0, saved - 1) : saved;
    const cards = new Set<string>(map.cards.map((card) => card.id));
    const lost = name < renamed ? [`${this.name}: ${name} < ${renamed}`] : [];
    for (let n = 10; n <= saved; n += 10) if (!cards.has(`${this.name}-${n}`)) lost.push(`${this.name}-${n}`);
    return lost;
  }
}

it(`${kills} kills while ${people} people write lose no edit that was called saved`, async () => {
  let child = await serve();
  const rooms = await Promise.all(Array.from({ length: people }, enter));
  rooms[0]?.edit({ kind: "lane.add", id: lane, lane: "actions", at: 0 });
  while (rooms.some((room) => room.now().map.lanes.length === 0)) await sleep(5);
  const editors = rooms.map((room, at) => new Editor(room, `p${at}`));
  const writing = Promise.all(editors.map((editor) => editor.write()));

  let acknowledged = 0;
  for (let round = 0; round < kills; round++) {
    await sleep(150 + Math.random() * 400);
    await kill(child);
    // Acknowledgements still in the socket were sent before the kill: they count.
    await sleep(20);
    const saved = editors.map((editor) => editor.saved());
    const map = await onDisk();
    expect(editors.flatMap((editor, at) => editor.lostIn(map, saved[at] ?? -1))).toEqual([]);
    acknowledged = saved.reduce((sum, one) => sum + one + 1, 0);
    child = await serve();
    for (const room of rooms) room.retry();
  }

  for (const editor of editors) editor.stop();
  await writing;
  while (rooms.some((room) => room.now().state !== "saved")) await sleep(10);
  const fresh = await enter();
  const final = fresh.now().map;
  while (rooms.some((room) => JSON.stringify(room.now().map) !== JSON.stringify(final))) await sleep(10);
  for (const room of [...rooms, fresh]) room.close();
  await kill(child);
  expect(editors.flatMap((editor) => editor.lostIn(final, editor.saved()))).toEqual([]);
  expect(await onDisk()).toEqual(final);

  const waits = editors.flatMap((editor) => editor.waits).toSorted((a, b) => a - b);
  const at = (share: number) => waits[Math.floor(waits.length * share)]?.toFixed(1);
  process.stdout.write(
    `${kills} kills, ${acknowledged} edits acknowledged, 0 lost; edit→ack p50 ${at(0.5)} ms, p75 ${at(0.75)} ms, p95 ${at(0.95)} ms (those in flight at a kill wait for the restart)\n`,
  );
}, 600_000);
