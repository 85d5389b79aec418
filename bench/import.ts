// How fast files become events, in the import's own thread, beside the bare parser and the naive way; and
// what memory that takes as the file grows. `npm run bench -- import [--rows 1000000]`
import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import Papa from "papaparse";
import { SaxesParser } from "saxes";
import { readEvents } from "../packages/server/src/import/read-events.ts";
import { csvLines, jsonLines, xesLines } from "./generated-log.ts";

/** Each turns into about `rows` events. */
const writers: Readonly<Record<"csv" | "csv.gz" | "xes" | "jsonl", (rows: number) => Generator<string>>> = {
  csv: csvLines,
  "csv.gz": csvLines,
  jsonl: jsonLines,
  xes: xesLines,
};
type Kind = keyof typeof writers;

function* chunked(lines: Generator<string>): Generator<string> {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length > 1 << 18) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

const makeFile = async (folder: string, kind: Kind, rows: number): Promise<string> => {
  const path = join(folder, `${rows}.${kind}`);
  const lines = Readable.from(chunked(writers[kind](rows)));
  const file = createWriteStream(path);
  await (kind === "csv.gz" ? pipeline(lines, createGzip(), file) : pipeline(lines, file));
  return path;
};

const importFile = async (path: string): Promise<number> => {
  const open = () => createReadStream(path, { highWaterMark: 256 * 1024 });
  let rows = 0;
  for await (const step of readEvents({ fileName: path, bytes: statSync(path).size, open }, {})) {
    if (step.kind === "refused") throw new Error(`${path} is refused: ${step.reason}`);
    if (step.refused.length > 0) throw new Error(`${path}: rows are refused`);
    rows += step.rows.length;
  }
  return rows;
};

/** What others do with the same bytes: no times, no events, only rows. */
const peers: Readonly<Partial<Record<Kind, { name: string; run: (path: string) => Promise<void> }>>> = {
  csv: {
    name: "papaparse alone, streaming, one object a row",
    run: (path) =>
      new Promise((resolve, reject) => {
        Papa.parse(createReadStream(path), {
          header: true,
          step: () => undefined,
          complete: () => resolve(),
          error: reject,
        });
      }),
  },
  xes: {
    name: "saxes alone, streaming",
    run: async (path) => {
      const parser = new SaxesParser({ position: false });
      parser.on("opentag", () => undefined);
      for await (const chunk of createReadStream(path, "utf8")) parser.write(String(chunk));
      parser.close();
    },
  },
  jsonl: {
    name: "the whole file in memory, JSON.parse by line",
    run: async (path) => {
      for (const line of readFileSync(path, "utf8").split("\n")) if (line !== "") JSON.parse(line);
    },
  },
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  let best = Infinity;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    await work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
};

const perSecond = (rows: number, time: number): string => `${Math.round(rows / time).toLocaleString("en")}/s`;

const peakMegabytes = (path: string): string => {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--measure", path], {
    encoding: "utf8",
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return child.stdout.trim();
};

const main = async (rows: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "itinera-bench-import-"));
  try {
    console.log(
      `${cpus()[0]?.model ?? "?"} × ${cpus().length}, Node ${process.version}; best of 3, ${rows} rows`,
    );
    for (const kind of Object.keys(writers) as Kind[]) {
      const path = await makeFile(folder, kind, rows);
      const ours = await seconds(() => importFile(path));
      const peer = peers[kind];
      const theirs = peer === undefined ? undefined : await seconds(() => peer.run(path));
      const beside =
        peer === undefined || theirs === undefined
          ? ""
          : `; ${peer.name}: ${perSecond(rows, theirs)}, ratio ${(theirs / ours).toFixed(2)}`;
      console.log(`${kind}: ${perSecond(rows, ours)} events${beside}`);
    }
    for (const kind of ["csv", "xes"] as const) {
      const sizes = [rows / 4, rows, rows * 4].map(Math.round);
      const peaks: string[] = [];
      for (const size of sizes) {
        const path = await makeFile(folder, kind, size);
        peaks.push(`${Math.round(statSync(path).size / 1e6)} MB file: ${peakMegabytes(path)} MB`);
        rmSync(path);
      }
      console.log(`${kind}, peak RSS of the process: ${peaks.join(", ")}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, measure: { type: "string" } },
});
if (values.measure === undefined) await main(Number(values.rows));
else {
  await importFile(values.measure);
  console.log(Math.round(process.resourceUsage().maxRSS / 1000));
}
