import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
import { inputOf, type Inspected } from "./inspect.ts";
import { limits } from "./limits.ts";
import { readers } from "./reader/reader.ts";
import type { RawBatch } from "./reader/raw-batch.ts";

export interface Sample extends RawBatch {
  /** The sample is all that the file has. */
  readonly whole: boolean;
}

/** The first rows of a file, read by the import's own reader. */
export const sampleOf = async (source: FileSource, inspected: Inspected): Promise<Sample> => {
  const rows: (readonly string[])[] = [];
  const places: number[] = [];
  const refused: RawBatch["refused"][number][] = [];
  let columns: readonly string[] = [];
  let more = false;
  for await (const batch of readers[inspected.format].read(inputOf(inspected, source, "head"))) {
    more = rows.length >= limits.sampleRows;
    if (more) break;
    columns = batch.columns;
    for (const row of batch.rows) rows.push(row);
    places.push(...batch.places.slice(0, limits.headBytes));
    refused.push(...batch.refused);
  }
  const whole = !more && (inspected.whole || inspected.format === "parquet");
  if (columns.length === 0 && !inspected.whole && inspected.format === "csv") {
    throw new FileRefused("too-long", { at: 1, limit: limits.headBytes });
  }
  return { columns: [...columns], rows, places, refused, whole };
};
