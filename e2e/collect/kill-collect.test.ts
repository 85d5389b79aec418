// SIGKILL of the server while clients send and try again: what was acknowledged is counted, and nothing twice.
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve } from "../command-line.ts";
import { allCounted, startCollecting } from "./collecting.ts";

const kills = process.env["ITINERA_FULL"] ? 100 : 12;
const perSecond = 500;

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "itinera-kill-collect-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

/** A port that stays the same when the server starts again. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, "close");
  return String(port);
}

it(
  `${kills} kills at ${perSecond} events a second lose and double nothing`,
  { retry: 0, timeout: 900_000 },
  async () => {
    const port = await freePort();
    const start = () => serve(data, {}, "--port", port);
    let serving = await start();
    const { url } = serving;
    const collecting = await startCollecting(serving);
    let sent = 0;
    let acknowledged = 0;
    let tries = 0;
    let stopped = false;

    /** One client: sends an event, again and again until it is acknowledged, then the next one. */
    async function client(name: number): Promise<void> {
      for (let at = 0; !stopped; at++) {
        const began = Date.now();
        const time = new Date(Date.UTC(2026, 0, 1) + at * 1_000).toISOString();
        const body = JSON.stringify({
          id: `${name}-${at}`,
          name: `step ${at % 5}`,
          person: `p${name}`,
          time,
        });
        sent++;
        for (;;) {
          tries++;
          const answer = await fetch(`${url}/v1/events`, {
            method: "POST",
            headers: { authorization: `Bearer ${collecting.key}` },
            body,
          }).catch(() => undefined);
          await answer?.arrayBuffer().catch(() => undefined);
          if (answer?.ok) break;
          // A server that starts anew may know a key a moment later than it listens; any other refusal is a fault.
          if (answer && answer.status < 500) throw new Error(`Refused with ${answer.status}`);
          await sleep(20);
        }
        acknowledged++;
        await sleep(Math.max(0, 1_000 / (perSecond / 25) - (Date.now() - began)));
      }
    }

    const clients = Array.from({ length: 25 }, (_, name) => client(name));
    for (let round = 0; round < kills; round++) {
      await sleep(300 + ((round * 137) % 900));
      await serving.kill();
      serving = await start();
    }
    stopped = true;
    await Promise.all(clients);
    const counts = await allCounted(serving, collecting, 120_000);
    const { events, cases, edges } = await serving.client.ask(collecting.project, {
      kind: "edges",
      unit: "person",
    });
    expect({ events, cases, stored: counts.stored }).toEqual({ events: sent, cases: 25, stored: sent });
    expect(acknowledged).toBe(sent);
    // Each goes from a step to the next: whatever was lost or doubled would show another pair.
    expect(edges.map(({ from, to }) => `${from} → ${to}`).sort()).toEqual(
      [0, 1, 2, 3, 4].map((at) => `step ${at} → step ${(at + 1) % 5}`),
    );
    process.stdout.write(
      `${kills} kills: ${acknowledged} acknowledged of ${tries} tries, ${counts.duplicates} came again, 0 lost, 0 doubled\n`,
    );
    await serving.kill();
  },
);
