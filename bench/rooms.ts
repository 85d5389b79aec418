// Rooms: from an edit on a socket to its acknowledgement, which is behind an fsync, and to its sight by others.
// node bench/rooms.ts [--clients 50] [--maps 10] [--seconds 5]
import { emptyMap, mapIdSchema, mapVersion, type EpochMs } from "@itinera/core";
import { decodeServerFrame, encodeClientFrame } from "@itinera/protocol";
import { defaultWorkspace, openStore } from "@itinera/store";
import { once } from "node:events";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import * as Y from "yjs";
import { createRooms } from "../packages/server/src/room/rooms.ts";

/** Unacknowledged edits of one client at full speed. */
const inFlight = 16;

interface Load {
  readonly url: string;
  readonly clients: number;
  readonly maps: number;
  readonly ms: number;
  /** Between the edits of one client; undefined: as fast as acknowledgements come. */
  readonly everyMs: number | undefined;
}

interface Measured {
  readonly acks: readonly number[];
  readonly sights: readonly number[];
}

const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b);
const at = (list: readonly number[], share: number) => list[Math.floor(list.length * share)] ?? NaN;
const line = (list: readonly number[]) =>
  [0.5, 0.95, 0.99].map((share) => at(list, share).toFixed(1)).join(" / ");

/** One client: how long its edits took, and when it saw those of others (they carry their time). */
async function client(load: Load, map: string, until: number): Promise<Measured> {
  const acks: number[] = [];
  const sights: number[] = [];
  const doc = new Y.Doc();
  const socket = new WebSocket(`${load.url}/${map}`);
  socket.binaryType = "arraybuffer";
  await once(socket, "open");
  const sent: number[] = [];
  let wake = () => {};
  let joined = false;
  let acked = 0;
  socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
    const frame = decodeServerFrame(new Uint8Array(data));
    const now = performance.now();
    if (frame?.kind === "welcome") joined = true;
    else if (frame?.kind === "committed") {
      for (; acked < frame.acked; acked++) acks.push(now - (sent[acked] ?? now));
      // At full speed the clients' own work would be what is measured.
      if (load.everyMs !== undefined)
        for (const update of frame.updates) Y.applyUpdate(doc, update, "server");
    } else throw new Error(JSON.stringify(frame));
    wake();
  });
  const head = doc.getMap<number>("head");
  head.observe((event, { origin }) => {
    if (origin !== "server" || !joined) return;
    for (const key of event.keysChanged) sights.push(performance.now() - (head.get(key as string) ?? NaN));
  });
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === "server") return;
    sent.push(performance.now());
    socket.send(
      encodeClientFrame({ kind: "edit", n: sent.length, update: update as Uint8Array<ArrayBuffer> }),
    );
  });
  socket.send(
    encodeClientFrame({
      kind: "hello",
      token: "",
      version: mapVersion,
      epoch: -1,
      client: doc.clientID,
      seq: 0,
      stateVector: Y.encodeStateVector(doc) as Uint8Array<ArrayBuffer>,
    }),
  );
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  await next();
  while (performance.now() < until) {
    head.set(`c${doc.clientID}`, performance.now());
    if (load.everyMs !== undefined) await sleep(load.everyMs * (0.5 + Math.random()));
    else while (acked < sent.length - inFlight) await next();
  }
  while (acked < sent.length) await next();
  socket.close();
  return { acks, sights };
}

async function runClients(load: Load): Promise<Measured> {
  const until = performance.now() + load.ms;
  const all = await Promise.all(
    Array.from({ length: load.clients }, (_, one) => client(load, `m${one % load.maps}`, until)),
  );
  return { acks: all.flatMap((one) => one.acks), sights: all.flatMap((one) => one.sights) };
}

/** Write and fsync alone: what any durable acknowledgement costs here. */
function fsyncs(directory: string): number[] {
  const file = openSync(path.join(directory, "probe"), "w");
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    writeSync(file, Buffer.alloc(4_096));
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  return sorted(times);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      clients: { type: "string", default: "50" },
      maps: { type: "string", default: "10" },
      seconds: { type: "string", default: "5" },
    },
  });
  const directory = await mkdtemp(path.join(tmpdir(), "itinera-bench-"));
  const opening = await openStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  const rooms = createRooms({ log: opening.store.rooms, now: () => Date.now() as EpochMs });
  const keyOf = (map: string) => ({ workspace: defaultWorkspace, map: mapIdSchema.parse(map) });
  const maps = Number(values.maps);
  for (let one = 0; one < maps; one++) {
    const key = keyOf(`m${one}`);
    await rooms.create(key, emptyMap(key.map, { name: "Bench", type: "current-state", lang: "en" }));
  }
  const http = createServer();
  http.on("upgrade", (request, socket, head) => {
    const key = keyOf((request.url ?? "").slice(1));
    rooms.handleUpgrade({ request, socket, head }, key, { role: "editor", author: "somebody" });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const base = { url, clients: Number(values.clients), maps, ms: Number(values.seconds) * 1_000 };

  const disk = fsyncs(directory);
  console.log(`fsync alone, ms p50 / p95 / p99: ${line(disk)}`);
  for (const everyMs of [100, undefined]) {
    const load: Load = { ...base, everyMs };
    // In a thread of its own: its work is not the server's.
    const worker = new Worker(new URL(import.meta.url), { workerData: load });
    const [{ acks, sights }] = (await once(worker, "message")) as [Measured];
    const name = everyMs === undefined ? "as fast as they can" : `an edit each ${everyMs} ms`;
    const ack = sorted(acks);
    console.log(
      `${base.clients} clients in ${maps} maps, ${name}: ${Math.round(ack.length / (base.ms / 1_000))} edits/s`,
    );
    console.log(
      `  edit → ack, ms p50 / p95 / p99: ${line(ack)}; p95 is ${(at(ack, 0.95) / at(disk, 0.95)).toFixed(1)} × an fsync`,
    );
    if (sights.length > 0)
      console.log(`  edit → seen by others, ms p50 / p95 / p99: ${line(sorted(sights))}`);
  }
  await rooms.close();
  http.close();
  await opening.store.close();
  await rm(directory, { recursive: true });
}

if (isMainThread) await main();
else parentPort?.postMessage(await runClients(workerData as Load));
