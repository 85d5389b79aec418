import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
import { inputOf, type Inspected } from "./inspect.ts";
import { limits } from "./limits.ts";
import { readers } from "./reader/reader.ts";
import type { RawBatch, ReaderInput } from "./reader/raw-batch.ts";

export interface Sample extends RawBatch {
  /** Rows seen, also those that were refused and not kept. */
  readonly seen: number;
  /** The sample is all that the file has. */
  readonly whole: boolean;
  /** It is what the head of the file holds, and no more. */
  readonly ofHead: boolean;
}

const gather = async (inspected: Inspected, input: ReaderInput, most: number) => {
  const rows: (readonly string[])[] = [];
  const places: number[] = [];
  const refused: RawBatch["refused"][number][] = [];
  let columns: readonly string[] = [];
  let seen = 0;
  let ended = true;
  for await (const batch of readers[inspected.format].read(input)) {
    columns = batch.columns;
    for (const row of batch.rows) rows.push(row);
    for (const place of batch.places) places.push(place);
    for (const row of batch.refused.slice(0, limits.sampleRows - refused.length)) refused.push(row);
    seen += batch.rows.length + batch.refused.length;
    if (rows.length === 0 && seen > limits.sampleRows) throw new FileRefused("no-early-rows");
    ended = rows.length < most;
    if (!ended) break;
  }
  return { columns: [...columns], rows, places, refused, seen, ended };
};

/** Nobody goes through a whole file for a first row that may not be there. */
async function* upToFirstRow(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > limits.preambleBytes) throw new FileRefused("no-early-rows");
    yield chunk;
  }
}

/**
 * The first rows of a file, read by the import's own reader: those of its head, or the first batch of the
 * file where the head holds none (a long preamble).
 */
export const sampleOf = async (source: FileSource, inspected: Inspected): Promise<Sample> => {
  if (inspected.format === "parquet" && source.headOnly === true) throw new FileRefused("needs-whole-file");
  const headIsWhole = inspected.whole || inspected.format === "parquet";
  const { ended, ...found } = await gather(inspected, inputOf(inspected, source, "head"), limits.sampleRows);
  if (found.rows.length > 0 || headIsWhole) return { ...found, whole: ended && headIsWhole, ofHead: true };
  if (source.headOnly === true) throw new FileRefused("needs-whole-file");
  const all = inputOf(inspected, source, "all");
  const { ended: whole, ...later } = await gather(inspected, { ...all, bytes: upToFirstRow(all.bytes) }, 1);
  return { ...later, whole, ofHead: false };
};
