import {
  importIdSchema,
  importMappingSchema,
  projectIdSchema,
  refusalReasonSchema,
  uploadIdSchema,
} from "@itinera/core";
import { z } from "zod";

/** A file that lies on the server and waits for its import. */
export const uploadedSchema = z.object({ upload: uploadIdSchema, bytes: z.int(), sha256: z.string() });

export const newImportSchema = z.object({
  upload: uploadIdSchema,
  /** Name of the project; made when it does not exist. */
  project: z.string().trim().min(1).max(200),
  fileName: z.string().max(500),
  mapping: importMappingSchema,
  /** Take the place of the earlier import of the same file with another mapping (D6). */
  replace: z.boolean().default(false),
});
export type NewImport = z.input<typeof newImportSchema>;

export const importStates = ["waiting", "reading", "folding", "done", "failed", "removing"] as const;

export const importLineSchema = z.object({
  id: importIdSchema,
  project: z.string(),
  projectId: projectIdSchema,
  fileName: z.string(),
  /** Size of the file as it was given. */
  bytes: z.int(),
  /** How much of it has been read. */
  bytesRead: z.int(),
  state: z.enum(importStates),
  created: z.number(),
  rowsRead: z.int(),
  /** Rows kept as events, refused rows by reason. */
  events: z.int(),
  refused: z.array(z.object({ reason: refusalReasonSchema, count: z.int() })),
  added: z.int(),
  already: z.int(),
  cases: z.int(),
  kinds: z.int(),
  mapping: importMappingSchema,
  /** Code of the problem when `failed`; a catalogue key below `errors:`. */
  problem: z
    .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .optional(),
});
export type ImportLine = z.infer<typeof importLineSchema>;

export const importLinesSchema = z.object({ imports: z.array(importLineSchema) });

/** `already`: the same file with the same mapping lies here; its import is answered and nothing changes. */
export const acceptedImportSchema = z.object({ import: importIdSchema, already: z.boolean() });
