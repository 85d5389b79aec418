import { createNormalizer, type FileRefusal, type ImportMapping } from "@itinera/core";
import { previewRowLimit, type Preview } from "@itinera/protocol";
import { completeMapping, type CompleteMapping } from "./complete-mapping.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
import { inspect, type Inspected } from "./inspect.ts";
import { readApart } from "./read-apart.ts";
import { sampleOf, type Sample } from "./sample.ts";

/** The first rows of an honest file are there after a second or two. */
const patienceMs = 30_000;

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
  const { seen } = sample;
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
 * group of Parquet can be anything, and is unpacked in a process of its own.
 */
export const previewOf = async (source: FileSource, given: ImportMapping = {}): Promise<Preview> => {
  let inspected: Inspected | undefined;
  try {
    inspected = await inspect(source, given);
    if (inspected.format !== "parquet" || source.headOnly === true)
      return await previewOfInspected(source, inspected, given);
    const signal = AbortSignal.timeout(patienceMs);
    for await (const result of readApart(source, given, { task: "preview", host: "process", signal })) {
      if (result.kind === "preview") return result.preview;
      if (result.kind === "refused") return nothing(given, result, inspected);
    }
    if (!signal.aborted) throw new Error("whoever reads the file gave no preview");
    return nothing(given, { kind: "refused", reason: "damaged" }, inspected);
  } catch (error) {
    if (error instanceof FileRefused) return nothing(given, error.refusal, inspected);
    throw error;
  }
};
