import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import type { AsyncBuffer, Compressors, FileMetaData } from "hyparquet";
import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";
import { createColumnList } from "./column-list.ts";
import { flattenInto } from "./flatten.ts";
import { damaged, partsOf, topNames } from "./parquet-directory.ts";
import { checkPages } from "./parquet-pages.ts";
import { rawObject, type RawBatch, type Reader, type ReaderInput } from "./raw-batch.ts";

/** Rows handed on at once: as events they take several times the memory. */
const rowsOfBatch = 10_000;

/** Parquet has its directory at its end: its bytes are put into a file of our own for as long as it is read. */
async function* withFile<T>(
  bytes: AsyncIterable<Uint8Array>,
  use: (file: AsyncBuffer) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), "itinera-parquet-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const handle = await open(join(folder, "rows.parquet"), "wx+", 0o600);
  // Nameless, it goes with this process however that ends; where an open file keeps its name, it goes below.
  await remove().catch(() => undefined);
  try {
    for await (const chunk of bytes) await handle.write(chunk);
    const { size } = await handle.stat();
    yield* use({
      byteLength: size,
      async slice(start, end = size) {
        const length = Math.max(0, Math.min(end, size) - start);
        if (length > limits.chunkBytes) throw new FileRefused("bomb", { limit: limits.chunkBytes });
        const part = new ArrayBuffer(length);
        await handle.read(new Uint8Array(part), 0, length, start);
        return part;
      },
    });
  } finally {
    await handle.close();
    await remove();
  }
}

/** They stop where a page becomes more than it says of itself; the library's own go on. */
const bounded: Compressors = {
  GZIP: (input, maxOutputLength) => gunzipSync(input, { maxOutputLength }),
  BROTLI: (input, maxOutputLength) => brotliDecompressSync(input, { maxOutputLength }),
  ZSTD: (input, maxOutputLength) => zstdDecompressSync(input, { maxOutputLength }),
};

/** Loaded with the first Parquet file: 40 modules that other logs do not need. */
const loadHyparquet = async () => {
  const [{ parquetMetadataAsync, parquetRead }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  return { parquetMetadataAsync, parquetRead, compressors: { ...compressors, ...bounded } };
};
type Hyparquet = Awaited<ReturnType<typeof loadHyparquet>>;

const refusalOf = (error: unknown): FileRefused => (error instanceof FileRefused ? error : damaged(error));

/** The cells of one column; a page can hold far more rows than are asked for, so one after the other is unpacked. */
async function cellsOf(
  { parquetRead, compressors }: Hyparquet,
  { file, metadata }: { readonly file: AsyncBuffer; readonly metadata: FileMetaData },
  column: string,
  [rowStart, rowEnd]: readonly [number, number],
): Promise<unknown[]> {
  let cells: unknown[] = [];
  try {
    await parquetRead({
      file,
      metadata,
      compressors,
      columns: [column],
      rowStart,
      rowEnd,
      onComplete: (found: unknown[][]) => {
        cells = found.map(([cell]) => cell);
      },
    });
  } catch (error) {
    throw refusalOf(error);
  }
  return cells;
}

async function* readFile(file: AsyncBuffer): AsyncGenerator<RawBatch> {
  const hyparquet = await loadHyparquet();
  const metadata = await hyparquet
    .parquetMetadataAsync(file, { geoparquet: false })
    .catch((error: unknown) => {
      throw refusalOf(error);
    });
  const names = topNames(metadata);
  await checkPages(file, metadata).catch((error: unknown) => {
    throw refusalOf(error);
  });
  const columns = createColumnList();
  const most = Math.max(limits.copiedChars, file.byteLength * limits.copies);
  let chars = 0;
  const enlarge = (values: readonly string[]): void => {
    for (const value of values) chars += value.length;
    // One text of a dictionary can stand in any number of rows.
    if (chars > most) throw new FileRefused("bomb", { limit: limits.copies });
  };
  for (const part of names.length > 0 ? partsOf(metadata) : []) {
    const [start, end] = part;
    const table: (readonly unknown[])[] = [];
    for (const name of names) table.push(await cellsOf(hyparquet, { file, metadata }, name, part));
    // Nothing at all, not even null: the directory says more rows than there are.
    if (table.every((cells) => cells.at(-1) === undefined)) throw damaged(`row ${end} is not there`);
    for (let first = start; first < end; first += rowsOfBatch) {
      const places = Array.from({ length: Math.min(rowsOfBatch, end - first) }, (_, at) => first + at + 1);
      const rows = places.map((place) => {
        const values: string[] = [];
        for (const [at, name] of names.entries())
          flattenInto(columns, values, name, table[at]?.[place - start - 1]);
        enlarge(values);
        return values;
      });
      yield { columns: columns.names, rows, places, refused: [] };
    }
  }
}

export const parquetReader: Reader = {
  read: ({ bytes }: ReaderInput) => withFile(bytes, readFile),
  raw: rawObject,
};
