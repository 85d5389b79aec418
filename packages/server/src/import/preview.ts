import { createNormalizer, type FileRefusal, type ImportMapping } from "@itinera/core";
import { previewRowLimit, type Preview } from "@itinera/protocol";
import { completeMapping, type CompleteMapping } from "./complete-mapping.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
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

/**
 * How a file would be imported with what is said of it so far. A file that cannot be read, or not yet,
 * says why in `refusals`; only failures of the disk throw.
 */
export const previewOf = async (source: FileSource, given: ImportMapping = {}): Promise<Preview> => {
  let inspected: Inspected | undefined;
  try {
    inspected = await inspect(source, given);
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
  } catch (error) {
    if (error instanceof FileRefused) return nothing(given, error.refusal, inspected);
    throw error;
  }
};
