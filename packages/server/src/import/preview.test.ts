import { gzipSync, zstdCompressSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { previewSchema } from "@itinera/protocol";
import { expect, it } from "vitest";
import type { FileSource } from "./file-source.ts";
import { memorySource } from "./file-source.test-kit.ts";
import { limits } from "./limits.ts";
import { previewHere, previewOf } from "./preview.ts";

const header = "visit_id;customer_id;event;time;channel;page";
const line = (n: number): string =>
  `v-${n >> 2};c-${n >> 4};${["view", "cart", "order"][n % 3]};${String((n % 28) + 1).padStart(2, "0")}.01.2025 08:14:02;web;/p/${(n * 7919) % 10_007}`;
const log = (rows: number): string => [header, ...Array.from({ length: rows }, (_, n) => line(n))].join("\n");

/** What the browser sends of a file. */
const headOf = (source: FileSource & { readonly content: Uint8Array }): FileSource => ({
  fileName: source.fileName,
  bytes: source.bytes,
  headOnly: true,
  async *open() {
    yield source.content.subarray(0, limits.headBytes);
  },
});
const file = (content: string | Uint8Array) => ({ ...memorySource(content), content: Buffer.from(content) });

it("shows what a file is, how it is read and its first rows", async () => {
  const preview = await previewOf(memorySource(log(60)));
  expect(previewSchema.parse(preview)).toEqual(preview);
  expect(preview).toMatchObject({
    format: "csv",
    compressed: false,
    encoding: "utf-8",
    separator: ";",
    aboutRows: 60,
    refusals: [],
    mapping: {
      format: "csv",
      encoding: "utf-8",
      separator: ";",
      timezone: "UTC",
      timeFormat: "dd.MM.yyyy HH:mm:ss",
      case: "visit_id",
      person: "customer_id",
      activity: "event",
      time: "time",
      channel: "channel",
    },
  });
  expect(preview.columns).toEqual([
    { name: "visit_id", role: "case", certainty: "recognised" },
    { name: "customer_id", role: "person", certainty: "recognised" },
    { name: "event", role: "activity", certainty: "recognised" },
    { name: "time", role: "time", certainty: "check" },
    { name: "channel", role: "channel", certainty: "recognised" },
    { name: "page", role: null, certainty: "recognised" },
  ]);
  expect(preview.rows).toHaveLength(20);
  expect(preview.rows[0]).toEqual({ row: 2, values: line(0).split(";"), refused: null });
});

it("asks whether the day or the month comes first, and does as it is told", async () => {
  const source = memorySource(log(60));
  const { timeQuestion } = await previewOf(source);
  expect(timeQuestion).toMatchObject({ dayFirst: true, decidedBy: 32 });
  const monthFirst = await previewOf(source, { timeFormat: timeQuestion?.formats.monthFirst });
  expect(monthFirst.timeQuestion).toMatchObject({ dayFirst: false });
  expect(monthFirst.rows[12]).toMatchObject({ row: 14, refused: "bad-time" });
  expect(monthFirst.columns[3]).toMatchObject({ role: "time", certainty: "recognised" });
});

it("takes what is said over what is guessed; an empty name says that there is none", async () => {
  const { mapping, columns } = await previewOf(memorySource(log(60)), {
    case: "page",
    person: "",
    channel: "",
  });
  expect(mapping).toMatchObject({ case: "page", person: "", channel: "", activity: "event" });
  expect(columns.map(({ role }) => role)).toEqual([null, null, "activity", "time", null, "case"]);
});

it("its own mapping, sent back, gives the same preview", async () => {
  const first = await previewOf(memorySource(log(60)));
  const again = await previewOf(memorySource(log(60)), first.mapping);
  expect({ ...again, columns: first.columns }).toEqual(first);
});

it.each([
  ["plain", (text: string) => Buffer.from(text)],
  ["gzip", (text: string) => gzipSync(text)],
  ["zstd", (text: string) => zstdCompressSync(text)],
])("needs only the head of a file: %s", async (_, pack) => {
  const rows = 150_000;
  const whole = file(pack(log(rows)));
  expect(whole.bytes).toBeGreaterThan(limits.headBytes);
  const [byHead, byWhole] = [await previewOf(headOf(whole)), await previewOf(whole)];
  expect(byHead.refusals).toEqual([]);
  expect(byHead.rows).toEqual(byWhole.rows);
  expect(byHead.mapping).toEqual(byWhole.mapping);
  for (const { aboutRows } of [byHead, byWhole]) {
    expect(Math.abs((aboutRows ?? 0) - rows) / rows).toBeLessThan(0.2);
  }
});

it("a head that ends within a row or within a sign shows whole rows only", async () => {
  const text = Buffer.from(`case,event,time\n${"1,Ёж 😀,2025-01-01\n".repeat(5)}`);
  for (let end = 40; end < text.length; end++) {
    const source = {
      ...headOf(file(text)),
      open: async function* () {
        yield text.subarray(0, end);
      },
    };
    const { rows, encoding, refusals } = await previewOf(source);
    expect([encoding, refusals]).toEqual(["utf-8", []]);
    for (const row of rows)
      expect(row).toMatchObject({ values: ["1", "Ёж 😀", "2025-01-01"], refused: null });
  }
});

it("finds the first rows behind a long preamble, and asks for the whole file where it has the head only", async () => {
  const preamble = `<log>${'<string key="meta" value="x"/>'.repeat(20_000)}`;
  const whole = file(
    `${preamble}<trace><string key="concept:name" value="1"/><event><string key="concept:name" value="a"/><date key="time:timestamp" value="2025-01-01"/></event></trace></log>`,
  );
  expect(await previewOf(whole)).toMatchObject({ format: "xes", refusals: [], aboutRows: null });
  expect((await previewOf(headOf(whole))).refusals).toEqual([
    { kind: "refused", reason: "needs-whole-file" },
  ]);
});

it("Parquet needs the whole file", async () => {
  const whole = file(
    Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: "event", data: Array.from({ length: 200_000 }, (_, n) => `event ${n}`), type: "STRING" },
        ],
      }),
    ),
  );
  expect(await previewOf(headOf(whole))).toMatchObject({
    format: "parquet",
    refusals: [{ kind: "refused", reason: "needs-whole-file" }],
  });
});

/** What this thread works for it, in µs of a core. */
async function ownWork(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

it("Parquet is unpacked in a thread of its own", async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => at);
  const text = (name: string) => ({ name, data: rows.map((at) => `${name} ${at}`), type: "STRING" as const });
  const file = parquetWriteBuffer({
    columnData: ["case", "event", ...Array.from({ length: 30 }, (_, at) => `property ${at}`)].map(text),
  });
  const source = memorySource(new Uint8Array(file), "wide.parquet");
  // Both have loaded all they need.
  await previewHere(source, {});
  await previewOf(source);
  const here = await ownWork(() => previewHere(source, {}));
  const beside = await ownWork(() => previewOf(source));
  expect(beside).toBeLessThan(here / 2);
});
