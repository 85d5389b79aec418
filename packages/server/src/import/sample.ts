import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
import { inputOf, type Inspected } from "./inspect.ts";
import { limits } from "./limits.ts";
import { readers } from "./reader/reader.ts";
import type { RawBatch } from "./reader/raw-batch.ts";

export interface Sample extends RawBatch {
  /** The sample is all that the file has. */
  readonly whole: boolean;
  /** It is what the head of the file holds, and no more. */
  readonly ofHead: boolean;
}

const gather = async (source: FileSource, inspected: Inspected, part: "head" | "all", most: number) => {
  const rows: (readonly string[])[] = [];
  const places: number[] = [];
  const refused: RawBatch["refused"][number][] = [];
  let columns: readonly string[] = [];
  let ended = true;
  for await (const batch of readers[inspected.format].read(inputOf(inspected, source, part))) {
    columns = batch.columns;
    rows.push(...batch.rows);
    places.push(...batch.places);
    refused.push(...batch.refused);
    ended = rows.length < most;
    if (!ended) break;
  }
  return { columns: [...columns], rows, places, refused, ended };
};

/**
 * The first rows of a file, read by the import's own reader: those of its head, or the first batch of the
 * file where the head holds none (a long preamble).
 */
export const sampleOf = async (source: FileSource, inspected: Inspected): Promise<Sample> => {
  if (inspected.format === "parquet" && source.headOnly === true) throw new FileRefused("needs-whole-file");
  const headIsWhole = inspected.whole || inspected.format === "parquet";
  const { ended, ...found } = await gather(source, inspected, "head", limits.sampleRows);
  if (found.rows.length > 0 || headIsWhole) return { ...found, whole: ended && headIsWhole, ofHead: true };
  if (source.headOnly === true) throw new FileRefused("needs-whole-file");
  const { ended: whole, ...later } = await gather(source, inspected, "all", 1);
  return { ...later, whole, ofHead: false };
};
