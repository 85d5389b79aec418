import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AsyncBuffer, FileMetaData } from "hyparquet";
import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";
import { createColumnList } from "./column-list.ts";
import { flattenInto } from "./flatten.ts";
import { rawObject, type RawBatch, type Reader, type ReaderInput } from "./raw-batch.ts";

/** Rows decoded at once, and so held in memory; larger row groups are decoded in parts. */
const rowsAtOnce = 100_000;
/** Parquet has its directory at its end: its bytes are put into a file of our own for as long as it is read. */
async function* withFile<T>(
  bytes: AsyncIterable<Uint8Array>,
  use: (file: AsyncBuffer) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), "itinera-parquet-"));
  const handle = await open(join(folder, "rows.parquet"), "wx+", 0o600);
  try {
    for await (const chunk of bytes) await handle.write(chunk);
    const { size } = await handle.stat();
    yield* use({
      byteLength: size,
      async slice(start, end = size) {
        const part = new ArrayBuffer(Math.max(0, end - start));
        await handle.read(new Uint8Array(part), 0, part.byteLength, start);
        return part;
      },
    });
  } finally {
    await handle.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Loaded with the first Parquet file: 40 modules that other logs do not need. */
const loadHyparquet = async () => {
  const [{ parquetMetadataAsync, parquetRead }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  return { parquetMetadataAsync, parquetRead, compressors };
};
type Hyparquet = Awaited<ReturnType<typeof loadHyparquet>>;

const damaged = (error: unknown): FileRefused =>
  new FileRefused("damaged", { detail: error instanceof Error ? error.message : String(error) });

const rowsOf = async (
  { parquetRead, compressors }: Hyparquet,
  file: AsyncBuffer,
  metadata: FileMetaData,
  start: number,
  end: number,
): Promise<unknown[][]> => {
  let rows: unknown[][] = [];
  await parquetRead({
    file,
    metadata,
    compressors,
    rowStart: start,
    rowEnd: end,
    onComplete: (found: unknown[][]) => {
      rows = found;
    },
  });
  return rows;
};

/** Bounds of the parts, the first just large enough for a sample: no part reaches over the end of its row group. */
const partsOf = (metadata: FileMetaData): readonly (readonly [number, number])[] => {
  const parts: [number, number][] = [];
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    while (start < end) {
      const next = Math.min(end, start + (start === 0 ? limits.sampleRows : rowsAtOnce));
      parts.push([start, next]);
      start = next;
    }
  }
  return parts;
};

async function* readFile(file: AsyncBuffer): AsyncGenerator<RawBatch> {
  const hyparquet = await loadHyparquet();
  const metadata = await hyparquet.parquetMetadataAsync(file).catch((error: unknown) => {
    throw damaged(error);
  });
  const names = (metadata.schema[0]?.num_children ?? 0) > 0 ? topNames(metadata) : [];
  const columns = createColumnList();
  for (const [start, end] of partsOf(metadata)) {
    const found = await rowsOf(hyparquet, file, metadata, start, end).catch((error: unknown) => {
      throw damaged(error);
    });
    const rows = found.map((cells) => {
      const values: string[] = [];
      for (const [at, name] of names.entries()) flattenInto(columns, values, name, cells[at]);
      return values;
    });
    yield { columns: columns.names, rows, places: rows.map((_, at) => start + at + 1), refused: [] };
  }
}

/** Names of the columns at the top; the schema is written as a tree in pre-order. */
const topNames = ({ schema }: FileMetaData): readonly string[] => {
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at++]?.num_children ?? 0;
    for (let child = 0; child < children; child++) skip();
  };
  while (at < schema.length) {
    names.push(schema[at]?.name ?? "");
    skip();
  }
  return names;
};

export const parquetReader: Reader = {
  read: ({ bytes }: ReaderInput) => withFile(bytes, readFile),
  raw: rawObject,
};
