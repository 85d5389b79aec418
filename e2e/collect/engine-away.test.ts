// The engine dies or stands still while events come in: nothing fails at the door, and all of it is counted afterwards.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve, type Serving } from "../command-line.ts";
import { allCounted, startCollecting, streamOf, type Collecting } from "./collecting.ts";

const isFull = process.env["ITINERA_FULL"] !== undefined;
const kills = isFull ? 50 : 6;
const stillMs = isFull ? 600_000 : 8_000;

let data: string;
let serving: Serving;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "itinera-engine-"));
  serving = await serve(data);
});
afterAll(async () => {
  await serving.kill();
  await rm(data, { recursive: true, force: true });
});

/** The engine is the child of the server that has ClickHouse's threads. */
function engineOf({ pid }: Serving): number {
  const children = execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map(Number);
  const engine = children.find((child) =>
    execFileSync("ps", ["-o", "args=", "-p", String(child)], { encoding: "utf8" }).includes("engine"),
  );
  if (engine === undefined) throw new Error("The server has no engine");
  return engine;
}

const residentMb = async (pid: number): Promise<number> =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** Events one after the other at a steady pace, from four clients, until `stop`; how long each took. */
function sending({ key }: Collecting, prefix: string, perSecond: number) {
  const took: number[] = [];
  const failed: number[] = [];
  let stopped = false;
  const client = async (name: number) => {
    for (let at = 0; !stopped; at++) {
      const began = performance.now();
      const answer = await fetch(`${serving.url}/v1/events`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ id: `${prefix}-${name}-${at}`, name: "Seen", person: `p${at % 50}` }),
      });
      await answer.arrayBuffer();
      if (answer.status !== 200) failed.push(answer.status);
      took.push(performance.now() - began);
      await sleep(Math.max(0, 4_000 / perSecond - (performance.now() - began)));
    }
  };
  const clients = [0, 1, 2, 3].map(client);
  return async () => {
    stopped = true;
    await Promise.all(clients);
    return { took: took.sort((a, b) => a - b), failed };
  };
}

const kinds = { kind: "kinds", unit: "person", period: {} } as const;

it(
  `${kills} deaths of the engine: no event fails, and answers come again`,
  { retry: 0, timeout: 600_000 },
  async () => {
    const collecting = await startCollecting(serving, "Killed");
    const stop = sending(collecting, "killed", 200);
    const away: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      await sleep(500 + ((kill * 137) % 700));
      process.kill(engineOf(serving), "SIGKILL");
      const began = performance.now();
      for (;;) {
        const asked = await serving.client.ask(collecting.project, kinds).catch(() => undefined);
        if (asked) break;
        await sleep(20);
      }
      away.push(performance.now() - began);
    }
    const { took, failed } = await stop();
    const counts = await allCounted(serving, collecting);
    expect(failed).toEqual([]);
    expect(counts).toMatchObject({ stored: took.length, duplicates: 0 });
    process.stdout.write(
      `${kills} kills of the engine: ${took.length} events, 0 failed; answers again after at most ${Math.round(Math.max(...away))} ms\n`,
    );
  },
);

it(
  `an engine that stands still for ${stillMs / 1_000} s: events come in, and are counted when it goes on`,
  { retry: 0, timeout: stillMs + 300_000 },
  async () => {
    const collecting = await startCollecting(serving, "Still");
    const before = await residentMb(serving.pid);
    const engine = engineOf(serving);
    const stop = sending(collecting, "still", 200);
    try {
      process.kill(engine, "SIGSTOP");
      await sleep(stillMs);
      expect(await streamOf(serving, collecting)).toMatchObject({ counted: 0 });
    } finally {
      process.kill(engine, "SIGCONT");
    }
    const { took, failed } = await stop();
    const after = await residentMb(serving.pid);
    const counts = await allCounted(serving, collecting, 120_000);
    expect(failed).toEqual([]);
    expect(counts.stored).toBe(took.length);
    const p99 = took[Math.floor(took.length * 0.99)] ?? 0;
    process.stdout.write(
      `${took.length} events while the engine stood still: 0 failed, p99 ${p99.toFixed(0)} ms, memory ${before.toFixed(0)} → ${after.toFixed(0)} MB\n`,
    );
  },
);
