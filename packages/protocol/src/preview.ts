import {
  columnRoles,
  fileFormatSchema,
  fileRefusalSchema,
  importMappingSchema,
  refusalReasonSchema,
} from "@itinera/core";
import { z } from "zod";

/** Rows shown of a file. */
export const previewRowLimit = 20;

/** "recognised": known by its name. "check": guessed from what stands in it, or not certain. */
export const certainties = ["recognised", "check"] as const;

const previewColumnSchema = z.object({
  name: z.string(),
  /** null: a property, kept as it is. */
  role: z.enum(columnRoles).nullable(),
  certainty: z.enum(certainties),
});

const previewRowSchema = z.object({
  /** As a spreadsheet counts: the header of a CSV file is row 1. In XES it is the place of the event. */
  row: z.number().int(),
  /** One text per column; "" where the row has nothing. */
  values: z.array(z.string()),
  /** Why the row would be refused with this mapping. */
  refused: refusalReasonSchema.nullable(),
});

/** Asked when the times of a file can be read with the day first or with the month first. */
const timeQuestionSchema = z.object({
  /** How they are read now. */
  dayFirst: z.boolean(),
  /** Sampled rows that make sense in this order only; 0: nothing decides, the day is taken first. */
  decidedBy: z.number().int(),
  /** Values for `mapping.timeFormat`. */
  formats: z.object({ dayFirst: z.string(), monthFirst: z.string() }),
  /** A time of the file that reads both ways, in milliseconds since 1970 each; null when there is none. */
  example: z.object({ text: z.string(), dayFirst: z.number(), monthFirst: z.number() }).nullable(),
});

/** What the server understood of a file from its first 256 KB. */
export const previewSchema = z.object({
  /** null: not a log that we can read (see `refusals`). */
  format: fileFormatSchema.nullable(),
  /** The file came as gzip or zstd. */
  compressed: z.boolean(),
  /** null where the format has no choice (Parquet). */
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  columns: z.array(previewColumnSchema),
  rows: z.array(previewRowSchema),
  /** Guessed from the size; exact for a file that was seen whole; null where there is no telling. */
  aboutRows: z.number().int().nullable(),
  /** Complete: everything that could be guessed is filled in. Send it back, corrected, to import. */
  mapping: importMappingSchema,
  timeQuestion: timeQuestionSchema.nullable(),
  /** Why the file cannot be imported with this mapping; empty when it can. */
  refusals: z.array(fileRefusalSchema),
});
export type Preview = z.infer<typeof previewSchema>;
export type PreviewColumn = Preview["columns"][number];
export type TimeQuestion = z.infer<typeof timeQuestionSchema>;
