import { langSchema, workspaceSettingsSchema, importIdSchema } from "@itinera/core";
import { z } from "zod";

/** `name`: of the workspace; what is shown where no other is written. */
export const settingsSchema = workspaceSettingsSchema.extend({ name: z.string() });
export type Settings = z.infer<typeof settingsSchema>;

/** How letters are sent; null: not at all. */
export const mailSchema = z.object({
  server: z.object({ host: z.string(), port: z.int(), from: z.string() }).nullable(),
  /** Where a test letter would go; null: whoever asks has no address. */
  to: z.string().nullable(),
});
export type Mail = z.infer<typeof mailSchema>;
/** `lang`: of the letter. */
export const testLetterSchema = z.object({ lang: langSchema });
export const sentLetterSchema = z.object({ to: z.string() });

/** In bytes; null: it is not known now. */
const bytesSchema = z.number().nullable();
export const storageSchema = z.object({
  /** Of the whole installation. */
  databases: bytesSchema,
  files: bytesSchema,
  engine: bytesSchema,
  free: bytesSchema,
  /** Of the workspace. */
  maps: z.int(),
  events: z.int(),
  imports: z.int(),
  /** The largest files that were imported, the largest first. */
  largest: z.array(
    z.object({ id: importIdSchema, fileName: z.string(), project: z.string(), bytes: z.int() }),
  ),
});
export type Storage = z.infer<typeof storageSchema>;

/** How a workspace presents itself, and by what calendar, to whoever holds a link. */
export const frontSchema = workspaceSettingsSchema
  .pick({ lang: true, timeZone: true, firstDay: true, accent: true, logo: true })
  .extend({
    /** "": it has none. */
    name: z.string(),
  });
export type Front = z.infer<typeof frontSchema>;
