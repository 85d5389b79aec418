import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, it } from "vitest";
import { memorySource, readAll } from "../file-source.test-kit.ts";
import { previewOf } from "../preview.ts";

const count = 12_000;
const at = (place: number): Date => new Date(Date.UTC(2025, 0, 1, 0, 0, place));
const file = Buffer.from(
  parquetWriteBuffer({
    columnData: [
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
    ],
    rowGroupSize: 5_000,
  }),
);

it.each([
  ["plain", file],
  ["within gzip", gzipSync(file)],
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
