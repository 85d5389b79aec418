// A file into the engine by the real command: upload, log, reading, insert, fold, until its numbers are
// there. Beside it, in the same run: the engine's own CSV import (the upper bound) and the naive way.
// `npm run bench -- import-end-to-end [--rows 1000000]`
import { createClient } from "@clickhouse/client";
import { startEngine, type Engine } from "@itinera/engine";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { csvLines, jsonLines, xesLines } from "./generated-log.ts";

const mainFile = fileURLToPath(new URL("../packages/cli/src/main.ts", import.meta.url));
const { values } = parseArgs({ options: { rows: { type: "string", default: "1000000" } } });
const largest = Number(values.rows);

const rate = (rows: number, ms: number) => Math.round((rows / ms) * 1000).toLocaleString("en");

async function makeFile(path: string, lines: Iterable<string>): Promise<string> {
  await writeFile(path, Readable.from(chunked(lines)));
  return path;
}

function* chunked(lines: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length < 1 << 18) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

/** VmHWM: the most memory that a process ever held, in MB. */
const peakMegabytes = (pid: number) =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);

/** CPU seconds of a process, all threads; /proc counts hundredths. */
const cpuSeconds = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) / 100;
};

const childOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ")[0]);

/** A served folder and `itinera import` against it, so that memory and time are the server's own. */
async function byCommand(folder: string, file: string, rows: number): Promise<number> {
  const data = join(folder, "data");
  const server = spawn(process.execPath, [mainFile, "serve", "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    for await (const line of createInterface(server.stdout)) if (line.includes("http:")) break;
    const pid = server.pid ?? 0;
    const engine = childOf(pid);
    const start = performance.now();
    const command = spawn(process.execPath, [mainFile, "import", file, "--project", "P", "--data", data], {
      stdio: "ignore",
    });
    const [code] = (await once(command, "exit")) as [number];
    if (code !== 0) throw new Error(`the import ended with ${code}`);
    const ms = performance.now() - start;
    const name = file.slice(file.lastIndexOf(".") + 1).toUpperCase();
    console.log(
      `| ${name}, ${rows.toLocaleString("en")} rows, ${Math.round(statSync(file).size / 1e6)} MB ` +
        `| ${rate(rows, ms)}/s | server ${cpuSeconds(pid).toFixed(1)} s, engine ${cpuSeconds(engine).toFixed(1)} s ` +
        `| server ${peakMegabytes(pid)} MB, engine ${peakMegabytes(engine)} MB |`,
    );
    return rows / ms;
  } finally {
    server.kill("SIGTERM");
    await once(server, "exit");
    rmSync(data, { recursive: true, force: true });
  }
}

const table =
  "(user_id String, session_id String, event String, timestamp DateTime64(3), platform String, " +
  "acquisition_channel String, user_cohort String, user_lifecycle String) ENGINE = MergeTree ORDER BY (user_id, timestamp)";

async function withEngine<T>(folder: string, use: (engine: Engine) => Promise<T>): Promise<T> {
  const started = await startEngine({ directory: join(folder, "engine"), databases: ["itinera"] });
  if (started.kind === "refused") throw new Error(started.message);
  try {
    return await use(started.engine);
  } finally {
    await started.engine.stop();
    rmSync(join(folder, "engine"), { recursive: true, force: true });
  }
}

const clientOf = ({ url, writer }: Engine) => createClient({ url, ...writer, database: "itinera" });

/** What no program before the engine can beat: it parses the file itself. No log, no journeys, no sameness of rows. */
const byEngine = (folder: string, file: string) =>
  withEngine(folder, async (engine) => {
    const client = clientOf(engine);
    await client.command({ query: `CREATE TABLE direct ${table}` });
    const start = performance.now();
    const values = createReadStream(file);
    await client
      .exec({ query: "INSERT INTO direct FORMAT CSVWithNames", values })
      .then(({ stream }) => stream.resume());
    const ms = performance.now() - start;
    await client.close();
    return ms;
  });

/** Line by line through JSON.parse, one INSERT for 1,000 rows, each awaited. */
const byHand = (folder: string, file: string) =>
  withEngine(folder, async (engine) => {
    const client = clientOf(engine);
    await client.command({ query: `CREATE TABLE naive ${table}` });
    const start = performance.now();
    let rows: unknown[] = [];
    const insert = () => client.insert({ table: "naive", values: rows, format: "JSONEachRow" });
    for await (const line of createInterface(createReadStream(file))) {
      rows.push(JSON.parse(line));
      if (rows.length < 1_000) continue;
      await insert();
      rows = [];
    }
    if (rows.length > 0) await insert();
    const ms = performance.now() - start;
    await client.close();
    return ms;
  });

const folder = mkdtempSync(join(tmpdir(), "itinera-bench-end-"));
try {
  console.log("| file | end to end | CPU | peak memory |\n|---|---|---|---|");
  let csv = 0;
  for (const rows of [largest / 10, largest]) {
    csv = await byCommand(folder, await makeFile(join(folder, `${rows}.csv`), csvLines(rows)), rows);
  }
  for (const rows of [largest / 10, largest / 2]) {
    await byCommand(folder, await makeFile(join(folder, `${rows}.xes`), xesLines(rows)), rows);
  }
  const direct = await byEngine(folder, join(folder, `${largest}.csv`));
  const some = largest / 10;
  const naive = await byHand(folder, await makeFile(join(folder, "some.jsonl"), jsonLines(some)));
  console.log(
    `\nThe engine alone, its own CSV reader: ${rate(largest, direct)}/s, ratio ${(csv / (largest / direct)).toFixed(2)}` +
      `\nNaive, JSON.parse and an INSERT for 1,000 rows: ${rate(some, naive)}/s, ratio ${(csv / (some / naive)).toFixed(2)}` +
      `\nload ${loadavg()[0]?.toFixed(1)}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
