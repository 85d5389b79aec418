// From a command to what a person sees: the server's first page, the example with its numbers, commands on a
// folder that nobody serves. `npm run bench -- start [--rounds 3]`, after one `npm start` (which builds).
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { MapId } from "@itinera/core";
import { createClient, type Client } from "@itinera/protocol";
import { tokenIn } from "../e2e/command-line.ts";

const launcher = fileURLToPath(new URL("../bin/itinera.mjs", import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: "string", default: "3" } } });
const rounds = Number(values.rounds);

const figures = new Map<string, number[]>();
const noted = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const result = await work();
  figures.set(what, [...(figures.get(what) ?? []), performance.now() - start]);
  return result;
};

interface Serving {
  readonly url: string;
  stop(): Promise<void>;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** As `npm start`: through the launcher, which looks whether anything must be installed or built. */
async function serve(data: string): Promise<Serving> {
  const child = spawn(process.execPath, [launcher, "serve", "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { url, stop: () => stop(child) };
  }
  throw new Error("the server ended before it listened");
}

/** The page and all that it names: what a browser needs before it can show anything. */
async function loadPage(url: string): Promise<void> {
  const page = await (await fetch(url)).text();
  const named = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? "");
  await Promise.all(named.map(async (path) => (await fetch(url + path)).arrayBuffer()));
}

async function numbersOf(client: Client, map: MapId): Promise<void> {
  for (;;) {
    const { imports } = await client.imports();
    if (imports.every(({ state }) => state === "done")) break;
    await sleep(20);
  }
  const { n } = await client.askStages(map, { unit: "person" });
  if (!(n > 0)) throw new Error("the example has no numbers");
}

async function run(program: string, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], { stdio: "ignore" });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
}

async function round(folder: string): Promise<void> {
  await noted("Node alone, an empty script", () => run(join(folder, "empty.mjs")));

  const data = join(folder, "served");
  const serving = await noted("start → first page with its scripts", async () => {
    const up = await serve(data);
    await loadPage(up.url);
    return up;
  });
  try {
    const client = createClient({
      fetch: (url, init) => fetch(url, init as RequestInit),
      origin: serving.url,
      token: await tokenIn(data),
    });
    const example = (await client.projects()).projects.find((one) => one.example);
    if (example) await client.deleteProject(example.id);
    const clicked = performance.now();
    const map = await noted("example: click → map that can be drawn", async () => {
      const made = await client.example("en");
      await client.map(made.current);
      return made.current;
    });
    await numbersOf(client, map);
    figures.set("example: click → its numbers", [
      ...(figures.get("example: click → its numbers") ?? []),
      performance.now() - clicked,
    ]);
  } finally {
    await serving.stop();
  }

  const alone = join(folder, "alone");
  rmSync(alone, { recursive: true, force: true });
  const tiny = join(folder, "tiny.csv");
  await noted("import of 2 rows into a new folder", () =>
    run(launcher, "import", tiny, "--project", "P", "--data", alone),
  );
  await noted("maps", () => run(launcher, "maps", "--data", alone));
  await noted("ask edges", () => run(launcher, "ask", "edges", "--project", "P", "--data", alone));
}

const folder = mkdtempSync(join(tmpdir(), "itinera-bench-start-"));
try {
  writeFileSync(join(folder, "empty.mjs"), "");
  writeFileSync(
    join(folder, "tiny.csv"),
    "case,activity,timestamp\n1,a,2025-01-01T00:00:00Z\n1,b,2025-01-01T00:01:00Z\n",
  );
  // The first round fills Node's cache of compiled code, as the first start of a person does.
  await round(folder);
  console.log("| what | first | median after | \n|---|---|---|");
  const first = new Map(figures);
  figures.clear();
  for (let at = 0; at < rounds; at++) await round(folder);
  const ms = (time = 0) => `${Math.round(time).toLocaleString("en")} ms`;
  for (const [what, times] of figures) {
    const sorted = times.toSorted((a, b) => a - b);
    console.log(`| ${what} | ${ms(first.get(what)?.[0])} | ${ms(sorted[sorted.length >> 1])} |`);
  }
  console.log(`load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
