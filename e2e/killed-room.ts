// A server of one room that can be killed, and people who know what it told them is saved.
import {
  laneIdSchema,
  mapIdSchema,
  richTextOf,
  stageIdSchema,
  type CardId,
  type Edit,
  type JourneyMap,
} from "@itinera/core";
import { defaultWorkspace, openStore } from "@itinera/store";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { roomDocOf } from "../packages/server/src/room/room-doc.ts";
import type { MapStore } from "../packages/web/src/room/map-store.ts";
import { openRoom } from "../packages/web/src/room/open-room.ts";
import type { RoomClient } from "../packages/web/src/room/room-client.ts";

const script = fileURLToPath(new URL("room-server.ts", import.meta.url));
const id = mapIdSchema.parse("killed");
const lane = laneIdSchema.parse("cards");
const mostUnsaved = 10;

/** What a dead server has left on disk, read by another process that changes nothing of it. */
interface OnDisk {
  readonly map: JourneyMap;
  readonly epoch: number;
  /** Updates behind the state. */
  readonly tail: number;
}

export interface KilledRoom {
  /** The data folder. */
  readonly data: string;
  /** `anew`: a room that nobody is in makes its document anew, however short its history. */
  serve(anew?: boolean): Promise<void>;
  kill(): Promise<void>;
  enter(store?: MapStore): Promise<RoomClient>;
  onDisk(): Promise<OnDisk>;
  end(): Promise<void>;
}

export async function createKilledRoom(): Promise<KilledRoom> {
  const data = await mkdtemp(join(tmpdir(), "itinera-kill-"));
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  let end = () => Promise.resolve();

  const kill = () => {
    const ending = end();
    end = () => Promise.resolve();
    return ending;
  };

  return {
    data,
    kill,
    async serve(anew = false) {
      const child = spawn(process.execPath, [script, data, String(port), anew ? "anew" : ""], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      end = async () => {
        child.kill("SIGKILL");
        if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      };
      await once(child.stdout, "data");
    },
    async enter(store) {
      const opening = await openRoom({ url: `ws://127.0.0.1:${port}`, map: id, ...(store && { store }) });
      if (opening.kind !== "open") throw new Error(opening.code);
      return opening.room;
    },
    async onDisk() {
      const opening = await openStore({ directory: data });
      if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
      const loaded = await opening.store.rooms.load({ workspace: defaultWorkspace, map: id });
      await opening.store.close();
      if (!loaded) throw new Error("the map is gone");
      const doc = roomDocOf(id, loaded);
      const map = doc.map();
      doc.destroy();
      return { map, epoch: loaded.epoch, tail: loaded.updates.length };
    },
    async end() {
      await kill();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The lane of everybody's cards, on everybody's screen. */
export async function addLane(rooms: readonly RoomClient[]): Promise<void> {
  rooms[0]?.edit({ kind: "lane.add", id: lane, lane: "actions", at: 0 });
  while (rooms.some((room) => room.now().map.lanes.length === 0)) await sleep(5);
}

export async function untilSaved(rooms: readonly RoomClient[]): Promise<void> {
  while (rooms.some((room) => room.now().state !== "saved")) await sleep(5);
}

/** Somebody who renames a stage of their own to 1, 2, 3 … and adds a card at every tenth number. */
export class Editor {
  /** From each edit to its acknowledgement, ms, as long as the connection lasted. */
  readonly waits: number[] = [];
  private readonly started: number[] = [];
  private acked = 0;
  /** Edits before this one were there when the connection was lost. */
  private cut = 0;
  private writing = true;
  private room: RoomClient | undefined;
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** They go on in this window; the one before is closed. */
  sitDown(room: RoomClient): void {
    this.room = room;
    room.subscribe(() => {
      if (this.room !== room) return;
      const { state, waiting } = room.now();
      if (state === "offline") this.cut = this.started.length;
      const acked = this.started.length - waiting;
      for (; this.acked < acked; this.acked++)
        if (this.acked >= this.cut) this.waits.push(performance.now() - (this.started[this.acked] ?? 0));
    });
  }

  edit(): void {
    const id = stageIdSchema.parse(this.name);
    const n = this.started.length;
    const card = `${this.name}-${n}` as CardId;
    const added: Edit = { kind: "card.add", id: card, lane, column: id, at: 0, text: richTextOf(card) };
    this.started.push(performance.now());
    const outcome = this.room?.edit(
      n === 0
        ? { kind: "stage.add", id, name: "0", at: 0 }
        : n % 10 === 0
          ? added
          : { kind: "stage.rename", id, name: String(n) },
    );
    if (outcome?.kind !== "done") throw new Error(`${this.name}: ${JSON.stringify(outcome)}`);
  }

  async write(): Promise<void> {
    while (this.writing) {
      this.edit();
      await sleep(10 + Math.random() * 30);
      // People, too, stop when nothing is saved any more.
      while (this.writing && this.started.length - this.acked >= mostUnsaved) await sleep(10);
    }
  }

  stop(): void {
    this.writing = false;
  }

  /** How many edits the screen has called saved; the first adds the stage. */
  get saved(): number {
    return this.acked;
  }

  /** What is missing in the map of the first `saved` edits. */
  lostIn(map: JourneyMap, saved: number): string[] {
    if (saved === 0) return [];
    const last = saved - 1;
    const name = Number(map.stages.find((stage) => stage.id === this.name)?.name ?? -1);
    const renamed = last % 10 === 0 ? Math.max(0, last - 1) : last;
    const cards = new Set<string>(map.cards.map((card) => card.id));
    const lost = name < renamed ? [`${this.name}: ${name} < ${renamed}`] : [];
    for (let n = 10; n <= last; n += 10) if (!cards.has(`${this.name}-${n}`)) lost.push(`${this.name}-${n}`);
    return lost;
  }
}

/** What is missing of all that screens have called saved. */
export const lostIn = (map: JourneyMap, editors: readonly Editor[], saved: readonly number[]): string[] =>
  editors.flatMap((editor, at) => editor.lostIn(map, saved[at] ?? 0));

/** ms: half of the waits were shorter, and 95 of 100. */
export function waitsOf(editors: readonly Editor[]): { readonly p50: number; readonly p95: number } {
  const waits = editors.flatMap((editor) => editor.waits).toSorted((a, b) => a - b);
  const at = (share: number) => waits[Math.floor(waits.length * share)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
