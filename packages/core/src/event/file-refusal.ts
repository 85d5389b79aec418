import { z } from "zod";

/** Why a file as a whole cannot be read; texts are catalogue keys `errors:file.<reason>`. */
export const fileRefusalReasons = [
  "empty",
  "no-rows",
  "no-early-rows",
  "no-time-column",
  "no-name-column",
  "no-unit-column",
  "no-readable-time",
  "unknown-column",
  "unknown-encoding",
  "unknown-timezone",
  "unknown-time-format",
  "unknown-format",
  "needs-whole-file",
  "doctype",
  "too-deep",
  "too-long",
  "too-many-columns",
  "too-many-kinds",
  "bomb",
  "broken-compression",
  "broken-file",
  "damaged",
] as const;
const fileRefusalReasonSchema = z.enum(fileRefusalReasons);
export type FileRefusalReason = z.infer<typeof fileRefusalReasonSchema>;

/**
 * `at`: the line where it was found, counted from 1. `name`: the column, zone,
 * encoding or pattern that is meant. `limit`: the bound that was passed. `detail`: the parser's own words.
 */
export const fileRefusalSchema = z.object({
  kind: z.literal("refused"),
  reason: fileRefusalReasonSchema,
  at: z.number().int().optional(),
  name: z.string().optional(),
  limit: z.number().optional(),
  detail: z.string().optional(),
});
export type FileRefusal = Readonly<z.infer<typeof fileRefusalSchema>>;
