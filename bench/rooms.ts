// Rooms: from an edit on a socket to its acknowledgement, which is behind an fsync, and to its sight by
// others; beside Hocuspocus at its defaults, which acknowledges what is on no disk.
// With --disk-busy, while another process writes to the same disk and fsyncs without a pause.
// node bench/rooms.ts [--clients 50] [--maps 10] [--seconds 5] [--rounds 3] [--disk-busy]
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Load, Measured } from "./rooms/clients.ts";
import type { DialectName } from "./rooms/dialect.ts";

const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "50" },
    maps: { type: "string", default: "10" },
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    profile: { type: "string" },
    "disk-busy": { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const clients = Number(values.clients);
const maps = Number(values.maps);

const script = (name: string) => fileURLToPath(new URL(`rooms/${name}`, import.meta.url));
const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b);
const at = (list: readonly number[], share: number) => list[Math.floor(list.length * share)] ?? NaN;
const line = (list: readonly number[]) =>
  [0.5, 0.95, 0.99].map((share) => at(list, share).toFixed(1)).join(" / ");
const median = (list: readonly number[]) => at(sorted(list), 0.5);

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [answer] = (await once(child, "message")) as [T];
  return answer;
}

interface Result extends Measured {
  readonly serverCpuMs: number;
}

async function run(whose: DialectName, load: Omit<Load, "url" | "dialect">): Promise<Result> {
  const directory = await mkdtemp(path.join(tmpdir(), "itinera-bench-"));
  const execArgv = values.profile ? ["--cpu-prof", `--cpu-prof-dir=${values.profile}`] : [];
  const other = values["disk-busy"] ? fork(script("busy-disk.ts"), [directory]) : undefined;
  const server = fork(script("server.ts"), [whose, directory, String(load.maps)], { execArgv });
  const { port } = await answerOf<{ port: number }>(server);
  const people = fork(script("clients.ts"), [], { execArgv: [] });
  people.send({ ...load, url: `ws://127.0.0.1:${port}`, dialect: whose } satisfies Load);
  server.send("reset");
  await answerOf(server);
  const measured = await answerOf<Measured>(people);
  server.send("read");
  const { cpuMs } = await answerOf<{ cpuMs: number }>(server);
  server.disconnect();
  await once(server, "exit");
  if (other) {
    other.disconnect();
    await once(other, "exit");
  }
  await rm(directory, { recursive: true, force: true });
  return { ...measured, serverCpuMs: cpuMs };
}

/** Write and fsync alone: what any durable acknowledgement costs here. */
async function fsyncs(): Promise<number[]> {
  const directory = await mkdtemp(path.join(tmpdir(), "itinera-bench-"));
  const file = openSync(path.join(directory, "probe"), "w");
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    writeSync(file, Buffer.alloc(4_096));
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  await rm(directory, { recursive: true });
  return sorted(times);
}

const names: readonly DialectName[] = ["itinera", "hocuspocus"];
const ms = Number(values.seconds) * 1_000;
const loads: readonly (readonly [string, Omit<Load, "url" | "dialect">])[] = [
  [`${clients} people in ${maps} maps, an edit each 100 ms`, { clients, maps, ms, everyMs: 100 }],
  ["21 people in one map, an edit each 200 ms", { clients: 21, maps: 1, ms, everyMs: 200 }],
  [`${clients} people in ${maps} maps, as fast as they can`, { clients, maps, ms, everyMs: undefined }],
];

console.log(`fsync alone, ms p50 / p95 / p99: ${line(await fsyncs())}`);
for (const [name, load] of loads) {
  console.log(name);
  const speeds = new Map<DialectName, number[]>(names.map((whose) => [whose, []]));
  for (let round = 0; round < rounds; round++) {
    for (const whose of names) {
      const result = await run(whose, load);
      const perSecond = result.acks.length / (load.ms / 1_000);
      speeds.get(whose)?.push(perSecond);
      const sights = result.sights.length > 0 ? `, seen ${line(sorted(result.sights))}` : "";
      console.log(
        `  ${whose}: ${Math.round(perSecond)} edits/s; ms p50 / p95 / p99: acknowledged ${line(sorted(result.acks))}${sights}; ` +
          `server ${((result.serverCpuMs * 1_000) / result.acks.length).toFixed(0)} µs of CPU an edit, clients busy ${Math.round(result.busy * 100)} %`,
      );
    }
  }
  const [ours = NaN, theirs = NaN] = names.map((whose) => median(speeds.get(whose) ?? []));
  if (load.everyMs === undefined)
    console.log(
      `  durable edits a second, median, against its not durable ones: ${(ours / theirs).toFixed(2)} ×`,
    );
}
