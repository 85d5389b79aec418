import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, it } from "vitest";
import { memorySource, readAll } from "../file-source.test-kit.ts";
import { previewOf } from "../preview.ts";

const count = 12_000;
const at = (place: number): Date => new Date(Date.UTC(2025, 0, 1, 0, 0, place));
const write = (options: Omit<Parameters<typeof parquetWriteBuffer>[0], "columnData"> = {}) =>
  Buffer.from(parquetWriteBuffer({ columnData: columns, rowGroupSize: 5_000, ...options }));
const columns: Parameters<typeof parquetWriteBuffer>[0]["columnData"] = [
  { name: "user_id", data: Array.from({ length: count }, (_, n) => `u${n % 700}`), type: "STRING" },
  {
    name: "event",
    data: Array.from({ length: count }, (_, n) => ["home", "cart", "ёж"][n % 3] ?? ""),
    type: "STRING",
  },
  { name: "timestamp", data: Array.from({ length: count }, (_, n) => at(n)), type: "TIMESTAMP" },
  {
    name: "price",
    data: Array.from({ length: count }, (_, n) => (n === 0 ? null : n / 2)),
    type: "DOUBLE",
  },
  { name: "big", data: Array.from({ length: count }, (_, n) => BigInt(n)), type: "INT64" },
];
const file = write();

it.each([
  ["plain", file],
  ["within gzip", gzipSync(file)],
  ["its pages within gzip", write({ codec: "GZIP", compressors: { GZIP: (page) => gzipSync(page) } })],
  [
    "its pages within zstd",
    write({ codec: "ZSTD", compressors: { ZSTD: (page) => zstdCompressSync(page) } }),
  ],
  [
    "its pages within brotli",
    write({ codec: "BROTLI", compressors: { BROTLI: (page) => brotliCompressSync(page) } }),
  ],
])("reads Parquet, %s", async (_, bytes) => {
  const { rows, refused } = await readAll(memorySource(bytes, "log.parquet", 1_000));
  expect(refused).toEqual([]);
  expect(rows).toHaveLength(count);
  expect(rows[0]).toEqual({
    person: "u0",
    name: "home",
    time: at(0).getTime(),
    seq: 1,
    properties: { big: "0" },
  });
  expect(rows[5_000]).toMatchObject({ seq: 5_001, properties: { price: "2500", big: "5000" } });
  expect(rows.every((row, place) => row.time === at(place).getTime())).toBe(true);
});

it("shows a preview", async () => {
  const preview = await previewOf(memorySource(file, "anything"));
  expect(preview).toMatchObject({ format: "parquet", encoding: null, separator: null, refusals: [] });
  expect(preview.columns.map(({ role }) => role)).toEqual(["person", "activity", "time", null, null]);
  expect(preview.rows).toHaveLength(20);
});

it("reads a large row group in parts, with rows that hold nothing at its end", async () => {
  const rows = 25_000;
  const data = (of: (n: number) => unknown) =>
    Array.from({ length: rows + 3 }, (_, n) => (n < rows ? of(n) : null));
  const large = parquetWriteBuffer({
    columnData: [
      { name: "user_id", data: data((n) => `u${n}`), type: "STRING" },
      { name: "event", data: data(() => "go"), type: "STRING" },
      { name: "timestamp", data: data(at), type: "TIMESTAMP" },
    ],
    rowGroupSize: rows + 3,
  });
  const read = await readAll(memorySource(Buffer.from(large), "log.parquet"));
  expect(read.reason).toBeUndefined();
  expect(read.rows.map(({ person, seq }) => [person, seq])).toEqual(
    Array.from({ length: rows }, (_, n) => [`u${n}`, n + 1]),
  );
  expect(read.refused.map(({ row }) => row)).toEqual([rows + 1, rows + 2, rows + 3]);
});
