// Files that are made to fill memory or to take for ever: each is refused in words, or read in a thread or process of its
// own, while the server answers everybody else and stays as it was.
import { createClient, ProblemError, type Client } from "@itinera/protocol";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve, type Serving } from "./command-line.ts";
import { forgedParquet } from "./forged-parquet.ts";
import { childrenOf, forgetPeak, memoryOf } from "./process-memory.ts";

const megabyte = 1024 * 1024;
/** A file that is read to its end although it is hostile; all of a gigabyte in the full run. */
const longMb = process.env["ITINERA_FULL"] ? 1024 : 128;
const mostMb = 256;

/** Of a process that reads next to nothing. */
let idleReaderMb = 0;
let data: string;
let serving: Serving;
let client: Client;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "itinera-bombs-"));
  serving = await serve(data);
  const { token } = JSON.parse(await readFile(join(data, "server.json"), "utf8")) as { token: string };
  client = createClient({
    origin: serving.url,
    token,
    fetch: (url, { body, signal: _, ...init }) =>
      fetch(url, {
        ...init,
        ...(body === undefined ? {} : { body: body instanceof Readable ? Readable.toWeb(body) : body }),
        duplex: "half",
      } as RequestInit),
  });
});
afterAll(async () => {
  await serving.kill();
  await rm(data, { recursive: true, force: true });
});

let round = 0;

/** What comes of a file: how many events, and why others were refused; or why all of it was. */
async function told(fileName: string, content: unknown): Promise<string> {
  try {
    const { upload } = await client.upload(fileName, content);
    const made = await client.newImport({ upload, project: `p${++round}`, fileName, mapping: {} });
    for (;;) {
      const { state, events, refused, problem } = await client.import(made.import);
      if (state === "failed") return `${problem?.code.replace("file.", "")}, while it was read`;
      if (state === "done")
        return [`${events} events`, ...refused.map(({ reason, count }) => `${reason} ${count}`)].join(", ");
      await sleep(20);
    }
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code.replace("file.", "");
    throw error;
  }
}

interface Watched<T> {
  readonly said: T;
  readonly ms: number;
  /** Of the server, above what it had before. */
  readonly serverMb: number;
  /** Of what it has started to read the file. */
  readonly readerMb: number;
  /** Somebody else asks the server all the while. */
  readonly longestAnswerMs: number;
}

async function watched<T>(act: () => Promise<T>): Promise<Watched<T>> {
  const { pid } = serving;
  const before = await memoryOf(pid);
  await forgetPeak(pid);
  let longestAnswerMs = 0;
  let readerMb = 0;
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      const asked = performance.now();
      expect((await fetch(`${serving.url}/v1/health/live`)).status).toBe(200);
      longestAnswerMs = Math.max(longestAnswerMs, performance.now() - asked);
      for (const child of await childrenOf(pid, "import-worker"))
        readerMb = Math.max(readerMb, (await memoryOf(child)).peak);
      await sleep(10);
    }
  })();
  const began = performance.now();
  try {
    const said = await act();
    const ms = performance.now() - began;
    return { said, ms, serverMb: (await memoryOf(pid)).peak - before.now, readerMb, longestAnswerMs };
  } finally {
    over.abort();
    await watching;
  }
}

async function* pieces(head: string, piece: Buffer, times: number, tail: string): AsyncGenerator<Buffer> {
  yield Buffer.from(head);
  for (let n = 0; n < times; n++) yield piece;
  yield Buffer.from(tail);
}

/** `head`, then so many megabytes of `filling`, then `tail`. */
const filled = (head: string, filling: string, count: number, tail = ""): Readable =>
  Readable.from(pieces(head, Buffer.alloc(megabyte, filling), count, tail));

const header = "case,event,time\n";
const row = "1,a,2025-01-01T00:00:00Z\n";
const event =
  '<event><string key="concept:name" value="a"/><date key="time:timestamp" value="2025-01-01T00:00:00Z"/></event>';
/** More than the beginning at which a preview looks. */
const honestXes = `<log><trace><string key="concept:name" value="1"/>${event.repeat(4_000)}</trace>`;
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join("");
const zip = (text: string) => Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(4 * megabyte)]);

type Bomb = readonly [name: string, fileName: string, content: () => unknown, said: string];

const texts: readonly Bomb[] = [
  [
    `a line of ${longMb} MB`,
    "a.csv",
    () => filled(header + row, "x", longMb, `\n${row}`),
    "2 events, too-long 1",
  ],
  ["a line of quotes", "a.csv", () => filled(header + row, '"a', 16, `\n${row}`), "2 events, too-long 1"],
  ["a header without end", "a.csv", () => filled("", "x", 32), "too-long"],
  [
    "nothing but empty lines, packed",
    "a.csv.gz",
    () => gzipSync(Buffer.from(header + "\n".repeat(32 * megabyte))),
    "no-early-rows",
  ],
  ["nothing but lines that are no JSON", "a.jsonl", () => filled("", "{\n", 8), "no-early-rows"],
  ["JSON of absurd depth", "a.jsonl", () => filled("", `{"a":${"[".repeat(500_000)}\n`, 8), "no-early-rows"],
  [
    "gzip of ratio 1,000",
    "a.csv.gz",
    () => gzipSync(Buffer.concat([Buffer.from(header + row), Buffer.alloc(100 * megabyte, "x")])),
    "bomb, while it was read",
  ],
  [
    "zstd of ratio 10,000",
    "a.csv.zst",
    () => zstdCompressSync(Buffer.concat([Buffer.from(header + row), Buffer.alloc(100 * megabyte, "x")])),
    "bomb, while it was read",
  ],
  ["gzip within gzip", "a.csv.gz", () => gzipSync(gzipSync(Buffer.alloc(100 * megabyte))), "unknown-format"],
];

/** XLSX is a ZIP, and no ZIP is read: it is refused for what it is, not for what is in it. */
const archives: readonly Bomb[] = [
  ["XLSX, or any ZIP", "a.xlsx", () => zip("PK\x03\x04"), "unknown-format"],
  ["an old Excel file called CSV", "a.csv", () => zip("\xd0\xcf\x11\xe0"), "unknown-format"],
];

const xes: readonly Bomb[] = [
  [
    "a DOCTYPE with a billion laughs",
    "a.xes",
    () =>
      `<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a0 "ha">${laughs}]><log><trace><string key="a" value="&a9;"/></trace></log>`,
    "doctype",
  ],
  ["a DOCTYPE without end", "a.xes", () => filled("<!DOCTYPE log [", "<!ENTITY a 'a'>", 32), "too-long"],
  [
    "a DOCTYPE behind the beginning",
    "a.xes",
    () => `${honestXes}<!DOCTYPE log [${laughs}]></log>`,
    "broken-file, while it was read",
  ],
  ["a depth of 100,000", "a.xes", () => `<log>${"<list>".repeat(100_000)}`, "too-deep"],
  [
    "a depth of 100,000 behind the beginning",
    "a.xes",
    () => honestXes + "<list>".repeat(100_000),
    "too-deep, while it was read",
  ],
  [
    "an attribute without end",
    "a.xes",
    () => filled(`${honestXes}<trace><string key="a" value="`, "x", 32),
    "too-long, while it was read",
  ],
  [
    "an event of 30 MB",
    "a.xes",
    () =>
      filled(`${honestXes}<trace><event>`, `<string key="k" value="${"x".repeat(megabyte / 4 - 26)}"/>`, 30),
    "too-long, while it was read",
  ],
  [
    "a trace that stands for 90 GB",
    "a.xes",
    () =>
      `${honestXes}<trace><string key="a" value="${"x".repeat(900_000)}"/>${event.repeat(100_000)}</trace></log>`,
    "bomb, while it was read",
  ],
  [
    "millions of traces without events",
    "a.xes",
    () => filled("<log>", "<trace/>", 32, "</log>"),
    "no-early-rows",
  ],
];

const largePage = 300 * megabyte;
const rle = (...bytes: number[]) => new Uint8Array([1, ...bytes, 0, 0, 0, 0, 0, 0, 0, 0]);

const parquet: readonly Bomb[] = [
  [
    "a directory longer than the file",
    "a.parquet",
    () => forgedParquet({ directoryBytes: 0xfffffff0 }),
    "damaged",
  ],
  [
    "a trillion rows that are not there",
    "a.parquet",
    () => forgedParquet({ rows: 1_000_000_000_000n, values: 1 }),
    "damaged",
  ],
  [
    "a page that says 2 GB",
    "a.parquet",
    () => forgedParquet({ codec: "SNAPPY", plainBytes: 0x7fffffff }),
    "bomb",
  ],
  [
    "a page of 300 MB",
    "a.parquet",
    () =>
      forgedParquet({
        codec: "ZSTD",
        plainBytes: largePage,
        body: zstdCompressSync(Buffer.alloc(largePage)),
      }),
    "bomb",
  ],
  [
    "a page of 300 MB that says 10 bytes",
    "a.parquet",
    () => forgedParquet({ codec: "ZSTD", plainBytes: 10, body: zstdCompressSync(Buffer.alloc(largePage)) }),
    "damaged",
  ],
  [
    "2 billion values of no bits",
    "a.parquet",
    () => forgedParquet({ values: 2_000_000_000, encoding: "RLE_DICTIONARY", body: new Uint8Array(9) }),
    "bomb",
  ],
  [
    "a run of 500 million where 100 values are",
    "a.parquet",
    () =>
      forgedParquet({
        rows: 100n,
        encoding: "RLE_DICTIONARY",
        dictionary: "a",
        body: rle(0x80, 0x94, 0xeb, 0xdc, 0x03),
      }),
    "bomb",
  ],
  [
    "a text of 1 MB that stands in a million rows",
    "a.parquet",
    () =>
      forgedParquet({
        rows: 1_000_000n,
        encoding: "RLE_DICTIONARY",
        dictionary: "x".repeat(1_000_000),
        body: rle(0x80, 0x89, 0x7a),
      }),
    "bomb",
  ],
  [
    "a schema 100,000 deep",
    "a.parquet",
    () => forgedParquet({ columns: Array.from({ length: 100_000 }, () => ({ name: "n", children: 1 })) }),
    "too-many-columns",
  ],
  [
    "a column with 2 billion children",
    "a.parquet",
    () =>
      forgedParquet({
        columns: [
          { name: "root", children: 1 },
          { name: "event", children: 0x7fffffff },
        ],
      }),
    "damaged",
  ],
];

const figure = ({ ms, serverMb, readerMb, longestAnswerMs }: Watched<string>) =>
  `${(ms / 1000).toFixed(1)} s, RSS + ${Math.round(serverMb)} MB${readerMb > 0 ? `, its reader + ${Math.round(readerMb - idleReaderMb)} MB` : ""}, others waited ${Math.round(longestAnswerMs)} ms at most`;

/** What any import needs is there before anything is measured. */
it("honest files are read", async () => {
  expect(await told("honest.csv", header + row.repeat(50_000))).toBe("50000 events");
  const parquet = await watched(() => told("honest.parquet", forgedParquet()));
  expect(parquet.said).toBe("no-time-column");
  idleReaderMb = parquet.readerMb;
});

describe.each([
  ["text", texts],
  ["archives", archives],
  ["XES", xes],
  ["Parquet", parquet],
])("%s", (_, bombs) => {
  it.each(bombs)("%s", async (name, fileName, content, said) => {
    const file = await content();
    const found = await watched(() => told(fileName, file));
    process.stdout.write(`${name}: ${found.said}; ${figure(found)}\n`);
    expect(found.said).toBe(said);
    expect(found.serverMb).toBeLessThan(mostMb);
    expect(found.readerMb - idleReaderMb).toBeLessThan(mostMb);
    expect(found.longestAnswerMs).toBeLessThan(5_000);
  });
});

it("none of them has ended the server, or left anything of itself in it", async () => {
  expect((await memoryOf(serving.pid)).now).toBeGreaterThan(0);
  expect(await childrenOf(serving.pid, "import-worker")).toEqual([]);
  expect(await told("honest.csv", header + row.repeat(1_000))).toBe("1000 events");
});
