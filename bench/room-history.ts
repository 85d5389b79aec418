// A large map with a long history: how long it takes until somebody has it who comes first to a server that
// has just started, and until a second one has it; beside the same log not compacted.
// npm run bench -- room-history [--cards 5000] [--edits 100000] [--rounds 3]
import { mapIdSchema, mapVersion } from "@itinera/core";
import { decodeServerFrame, encodeClientFrame } from "@itinera/protocol";
import { defaultWorkspace, openStore, type LoadedRoom, type RoomLog } from "@itinera/store";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as Y from "yjs";
import { roomDocOf } from "../packages/server/src/room/room-doc.ts";
import { historyOf } from "./rooms/history.ts";
import type { Opened } from "./rooms/reader.ts";

const { values } = parseArgs({
  options: {
    cards: { type: "string", default: "5000" },
    edits: { type: "string", default: "100000" },
    rounds: { type: "string", default: "3" },
  },
});
const size = { cards: Number(values.cards), edits: Number(values.edits) };
const rounds = Number(values.rounds);
const id = mapIdSchema.parse("m0");
const key = { workspace: defaultWorkspace, map: id };
/** Edits of the writer that are not acknowledged yet. */
const inFlight = 256;

const script = (name: string) => fileURLToPath(new URL(`rooms/${name}`, import.meta.url));
const ms = (time: number) => `${Math.round(time)} ms`;
const kb = (bytes: number) => `${Math.round(bytes / 1_024).toLocaleString("en")} KB`;
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;

interface Serving {
  readonly url: string;
  /** From the start of its process until it takes sockets. */
  readonly startMs: number;
  /** As by SIGKILL. */
  end(): Promise<void>;
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [answer] = (await once(child, "message")) as [T];
  return answer;
}

async function serve(directory: string, maps: number, unloadMs = 30_000): Promise<Serving> {
  const started = performance.now();
  const child = fork(script("server.ts"), ["itinera", directory, String(maps), String(unloadMs)]);
  const { port } = await answerOf<{ port: number }>(child);
  return {
    url: `ws://127.0.0.1:${port}/m0`,
    startMs: performance.now() - started,
    end: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** A person who stays until they are told to leave. */
async function somebody(url: string): Promise<{ open(): Promise<Opened>; leave(): Promise<void> }> {
  const child = fork(script("reader.ts"), [url]);
  await answerOf(child);
  return {
    open: async () => {
      child.send("go");
      return answerOf<Opened>(child);
    },
    leave: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

/** Sends the whole history as it is made; gives the updates, and how long the slowest acknowledgement took. */
async function write(url: string): Promise<{ updates: Uint8Array[]; slowest: number; tookMs: number }> {
  const doc = new Y.Doc();
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  await once(socket, "open");
  const sent: number[] = [];
  let [acked, slowest] = [0, 0];
  let wake = () => {};
  let joined = false;
  socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
    const frame = decodeServerFrame(new Uint8Array(data));
    if (frame?.kind === "refused") throw new Error(frame.code);
    if (frame?.kind === "welcome") {
      for (const update of frame.missing) Y.applyUpdate(doc, update);
      joined = true;
    }
    if (frame?.kind === "committed")
      for (; acked < frame.acked; acked++)
        slowest = Math.max(slowest, performance.now() - (sent[acked] ?? Infinity));
    wake();
  });
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  const stateVector = Y.encodeStateVector(doc) as Uint8Array<ArrayBuffer>;
  const nobody = { token: "", epoch: -1, client: doc.clientID, seq: 0 };
  socket.send(encodeClientFrame({ kind: "hello", version: mapVersion, ...nobody, stateVector }));
  while (!joined) await next();
  const started = performance.now();
  const updates: Uint8Array[] = [];
  for (const update of historyOf(doc, id, size)) {
    updates.push(update);
    socket.send(encodeClientFrame({ kind: "edit", n: sent.push(performance.now()), update }));
    while (sent.length - acked > inFlight) await next();
  }
  while (acked < sent.length) await next();
  const tookMs = performance.now() - started;
  socket.close();
  doc.destroy();
  return { updates, slowest, tookMs };
}

async function onDisk<T>(
  directory: string,
  act: (log: RoomLog, loaded: LoadedRoom) => T | Promise<T>,
): Promise<T> {
  const opening = await openStore({ directory });
  if (opening.kind !== "open") throw new Error(JSON.stringify(opening));
  const { rooms } = opening.store;
  const loaded = await rooms.load(key);
  if (!loaded) throw new Error("the map is gone");
  const done = await act(rooms, loaded);
  await opening.store.close();
  return done;
}

/** What lies there, and how long a compaction of it takes. */
const compact = (directory: string): Promise<string> =>
  onDisk(directory, async (log, loaded) => {
    const file = await stat(path.join(directory, "rooms.db"));
    const tail = loaded.updates.reduce((sum, one) => sum + one.bytes.length, 0);
    const doc = roomDocOf(id, loaded);
    const { all, live } = doc.structs();
    const started = performance.now();
    const bytes = doc.missing();
    const encoded = performance.now();
    await log.saveState(key, loaded.epoch, { seq: loaded.seq, bytes });
    const saved = performance.now();
    doc.destroy();
    return (
      `state ${kb(loaded.state?.bytes.length ?? 0)}, ${loaded.updates.length} rows behind it (${kb(tail)}), file ${kb(file.size)}; ` +
      `${all} pieces, ${live} without a history; a compaction: ${ms(encoded - started)} to encode, ${ms(saved - encoded)} to store`
    );
  });

/** The last person leaves, and the room falls asleep. */
async function fallAsleep(directory: string): Promise<string> {
  const server = await serve(directory, 0, 50);
  const last = await somebody(server.url);
  await last.open();
  await last.leave();
  await sleep(5_000);
  await server.end();
  return onDisk(directory, (_, { epoch, state, updates }) => {
    const rest = updates.reduce((sum, one) => sum + one.bytes.length, state?.bytes.length ?? 0);
    return `${epoch > 0 ? "made anew without a history" : "compacted"}, ${kb(rest)}`;
  });
}

/** Somebody comes to a server that has just started, and somebody else when they are there. */
async function openings(
  directory: string,
): Promise<{ readonly cold: Opened; readonly hot: Opened; readonly startMs: number }> {
  const server = await serve(directory, 0);
  const [first, second] = [await somebody(server.url), await somebody(server.url)];
  const cold = await first.open();
  const hot = await second.open();
  await Promise.all([first.leave(), second.leave()]);
  // The next one finds what this one found.
  await server.end();
  return { cold, hot, startMs: server.startMs };
}

/** Gives what everybody read. */
async function measure(directory: string): Promise<string> {
  const all: Awaited<ReturnType<typeof openings>>[] = [];
  for (let round = 0; round < rounds; round++) all.push(await openings(directory));
  const [first] = all;
  const states = new Set(all.flatMap(({ cold, hot }) => [cold.state, hot.state]));
  if (!first || states.size !== 1) throw new Error("two people read two maps");
  const line = (which: "cold" | "hot") => {
    const [decoded, welcomed] = (["decoded", "welcomed"] as const).map((what) =>
      ms(median(all.map((one) => one[which][what]))),
    );
    return `${which} ${decoded} (its bytes after ${welcomed})`;
  };
  console.log(
    `  ${line("cold")}, ${line("hot")}; ${first.cold.cards} cards, ${kb(first.cold.bytes)} on the line; ` +
      `the process takes sockets after ${ms(median(all.map((one) => one.startMs)))}`,
  );
  return first.cold.state;
}

/** The same log without a state: what opening it would be if it were never compacted. */
function uncompacted(updates: readonly Uint8Array[]): string {
  const times = Array.from({ length: rounds }, () => {
    const doc = new Y.Doc();
    const started = performance.now();
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    const took = performance.now() - started;
    doc.destroy();
    return took;
  });
  const bytes = updates.reduce((sum, one) => sum + one.length, 0);
  return `${updates.length} rows, ${kb(bytes)}: ${ms(median(times))} to apply, for the server and for whoever gets them`;
}

const directory = await mkdtemp(path.join(tmpdir(), "itinera-bench-"));
const server = await serve(directory, 1);
const { updates, slowest, tookMs } = await write(server.url);
await server.end();
console.log(
  `${updates.length} edits in ${(tookMs / 1_000).toFixed(1)} s; the slowest acknowledgement, compactions among them: ${ms(slowest)}`,
);
console.log("killed in the middle of work");
const killed = await measure(directory);
console.log(`  ${await compact(directory)}`);
console.log(`when the last person had left: ${await fallAsleep(directory)}`);
if ((await measure(directory)) !== killed) throw new Error("it is another map");
console.log(`not compacted: ${uncompacted(updates)}`);
await rm(directory, { recursive: true });
