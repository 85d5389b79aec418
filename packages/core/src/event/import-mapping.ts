import { z } from "zod";

export const fileFormats = ["csv", "xes", "jsonl", "parquet"] as const;
export const fileFormatSchema = z.enum(fileFormats);
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** What a column of a log is. All other columns are properties, kept as they are. */
export const columnRoles = ["case", "person", "activity", "time", "channel"] as const;
export type ColumnRole = (typeof columnRoles)[number];

/**
 * How a file is read. Absent parts are guessed; a column named "" is one that the file does not have. `timeFormat`: `iso`, `epoch-s`, `epoch-ms`,
 * `epoch-us`, or a pattern of yyyy MM dd HH mm ss SSS a (for example `dd.MM.yyyy HH:mm`). `timezone`: IANA name or `UTC`, used
 * for times that do not carry their own zone.
 */
export const importMappingSchema = z.object({
  format: fileFormatSchema.optional(),
  encoding: z.string().max(40).optional(),
  separator: z.string().length(1).optional(),
  case: z.string().max(500).optional(),
  person: z.string().max(500).optional(),
  activity: z.string().max(500).optional(),
  time: z.string().max(500).optional(),
  channel: z.string().max(500).optional(),
  timezone: z.string().max(60).optional(),
  timeFormat: z.string().max(60).optional(),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** Why a row of a file was not kept; texts are catalogue keys `import:refused.<reason>`. */
export const refusalReasons = [
  "no-time",
  "bad-time",
  "no-name",
  "no-unit",
  "too-many-columns",
  "too-long",
  "unreadable",
] as const;
export const refusalReasonSchema = z.enum(refusalReasons);
export type RefusalReason = z.infer<typeof refusalReasonSchema>;
