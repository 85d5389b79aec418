import { createNormalizer, type FileRefusal, type ImportMapping } from "@itinera/core";
import { previewRowLimit, type Preview } from "@itinera/protocol";
import { completeMapping, type CompleteMapping } from "./complete-mapping.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
import { fileThread } from "./file-thread.ts";
import { inspect, type Inspected } from "./inspect.ts";
import { sampleOf, type Sample } from "./sample.ts";

type PreviewRow = Preview["rows"][number];

const padded = (values: readonly string[], width: number): string[] =>
  Array.from({ length: Math.max(width, values.length) }, (_, at) => values[at] ?? "");

const firstRows = (sample: Sample, { mapping, parseTime }: CompleteMapping): PreviewRow[] => {
  const normalize = createNormalizer(sample.columns, mapping, parseTime ?? (() => undefined));
  const read = sample.rows.slice(0, previewRowLimit).map((values, at): PreviewRow => {
    const row = sample.places[at] ?? 0;
    const event = normalize(values, row);
    return {
      row,
      values: padded(values, sample.columns.length),
      refused: typeof event === "string" ? event : null,
    };
  });
  const unread = sample.refused.map(({ row, raw, reason }): PreviewRow => ({
    row,
    values: [raw],
    refused: reason,
  }));
  return [...read, ...unread].sort((a, b) => a.row - b.row).slice(0, previewRowLimit);
};

const aboutRows = (source: FileSource, inspected: Inspected, sample: Sample): number | null => {
  const seen = sample.rows.length + sample.refused.length;
  if (sample.whole) return seen;
  if (inspected.format === "parquet" || !sample.ofHead || inspected.packedBytes === 0) return null;
  return Math.max(seen, Math.round((seen * source.bytes) / inspected.packedBytes));
};

const nothing = (mapping: ImportMapping, refusal: FileRefusal, inspected?: Inspected): Preview => ({
  format: inspected?.format ?? null,
  compressed: inspected?.compressed ?? false,
  encoding: inspected?.encoding ?? null,
  separator: null,
  columns: [],
  rows: [],
  aboutRows: null,
  mapping,
  timeQuestion: null,
  refusals: [refusal],
});

/** `previewOf` in the thread that calls it. */
export const previewHere = async (source: FileSource, given: ImportMapping): Promise<Preview> => {
  let inspected: Inspected | undefined;
  try {
    inspected = await inspect(source, given);
    return await previewOfInspected(source, inspected, given);
  } catch (error) {
    if (error instanceof FileRefused) return nothing(given, error.refusal, inspected);
    throw error;
  }
};

const previewOfInspected = async (
  source: FileSource,
  inspected: Inspected,
  given: ImportMapping,
): Promise<Preview> => {
  const sample = await sampleOf(source, inspected);
  const complete = completeMapping(inspected, sample, given);
  return {
    format: inspected.format,
    compressed: inspected.compressed,
    encoding: inspected.format === "parquet" ? null : inspected.encoding,
    separator: inspected.format === "csv" ? inspected.separator : null,
    columns: sample.columns.map((name, at) => ({
      name,
      ...(complete.columns[at] ?? { role: null, certainty: "check" }),
    })),
    rows: firstRows(sample, complete),
    aboutRows: aboutRows(source, inspected, sample),
    mapping: complete.mapping,
    timeQuestion: complete.timeQuestion,
    refusals: [...complete.refusals],
  };
};

/**
 * How a file would be imported with what is said of it so far. A file that cannot be read, or not yet,
 * says why in `refusals`; only failures of the disk throw. Of other files a small head is read; a row
 * group of Parquet can be anything, and is unpacked in a thread of its own.
 */
export const previewOf = async (source: FileSource, given: ImportMapping = {}): Promise<Preview> => {
  let inspected: Inspected | undefined;
  try {
    inspected = await inspect(source, given);
    if (inspected.format !== "parquet" || source.headOnly === true)
      return await previewOfInspected(source, inspected, given);
    for await (const result of fileThread("preview", source, given)) {
      if (result.kind === "preview") return result.preview;
      if (result.kind === "refused") return nothing(given, result, inspected);
    }
    throw new Error("the thread that reads the file gave no preview");
  } catch (error) {
    if (error instanceof FileRefused) return nothing(given, error.refusal, inspected);
    throw error;
  }
};
