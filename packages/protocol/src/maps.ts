import {
  answerSchemas,
  attachmentSchema,
  editSchema,
  journeyFileLimitMb,
  journeyMapSchema,
  langSchema,
  mapIdSchema,
  mapTypeSchema,
  periodSchema,
  projectIdSchema,
  formSchema,
  unitSchema,
  type Form,
} from "@itinera/core";
import { z } from "zod";
import { roleSchema } from "./account.ts";

/** A line of the list of maps (D13). `project` is the project's name. */
export const mapLineSchema = z.object({
  id: mapIdSchema,
  name: z.string(),
  project: z.string(),
  projectId: projectIdSchema,
  type: mapTypeSchema,
  /** Milliseconds since 1970. */
  updated: z.number(),
  /** Maps that its cards lead to; they may be gone. */
  links: z.array(mapIdSchema),
  /** What the asker is on it. */
  role: roleSchema,
});
export type MapLine = z.infer<typeof mapLineSchema>;

export const mapLinesSchema = z.object({ maps: z.array(mapLineSchema) });

/** What a new map is made of: a template, or the text of a map file. */
export const newMapSchema = z.object({
  project: z.string().trim().min(1).max(200).default("My maps"),
  from: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("template"), template: z.string().max(64), lang: langSchema }),
    z.object({ kind: z.literal("file"), text: z.string().max(journeyFileLimitMb * 1024 * 1024) }),
  ]),
});
export type NewMap = z.input<typeof newMapSchema>;

/** A map with those that lead to it: the levels above. */
export const mapWithParentsSchema = journeyMapSchema.extend({
  parents: z.array(z.object({ id: mapIdSchema, name: z.string() })),
});

const [image, document] = attachmentSchema.options;

/** What became of a file that was sent: what a card keeps of it. */
export const storedAssetSchema = z.discriminatedUnion("kind", [
  image.omit({ alt: true, crop: true }),
  document,
]);
export type SentAsset = z.infer<typeof storedAssetSchema>;

export const madeMapSchema = z.object({ map: mapIdSchema });

/** What a copy of a map is: the same again, or the map of tomorrow that remembers today's. */
export const copySchema = z.object({
  as: z.enum(["copy", "future-state"]).default("copy"),
  name: z.string().trim().min(1).max(500).optional(),
});
export type CopyOfMap = z.input<typeof copySchema>;

export const editsSchema = z.object({ edits: z.array(editSchema).min(1).max(1_000) });

/** The sequence number of the edit in the map's log: it is on disk. */
export const editedSchema = z.object({ map: mapIdSchema, seq: z.int() });

/** How the numbers of a map are counted. */
export const lensSchema = z.object({ unit: unitSchema.default("person"), period: periodSchema.default({}) });
export type Lens = z.input<typeof lensSchema>;

/** All that the measured parts of a map show, by its own bindings. */
export const mapNumbersSchema = z.object({
  stages: answerSchemas.stages,
  matches: answerSchemas.matches,
  scores: answerSchemas.scores,
  trend: answerSchemas.matches,
});
export type MapNumbers = z.infer<typeof mapNumbersSchema>;

export const exportFormats = ["svg", "png", "pdf", "journey.json", "txt", "md"] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** What each form of a map can be handed out as, the usual one first. */
export const formatsOfForm: Readonly<Record<Form, readonly ExportFormat[]>> = {
  grid: ["pdf", "png", "svg", "journey.json"],
  timeline: ["pdf", "png", "svg"],
  flowchart: ["pdf", "png", "svg"],
  storyboard: ["pdf", "png", "svg"],
  table: ["pdf", "txt", "md"],
  prose: ["pdf", "txt", "md"],
};

export const exportQuerySchema = z.object({
  format: exportFormatSchema,
  form: formSchema.default("grid"),
  lang: langSchema.default("en"),
  theme: z.enum(["light", "dark"]).default("light"),
});
export type ExportQuery = z.input<typeof exportQuerySchema>;

export const exampleSchema = z.object({ lang: langSchema });
export const madeExampleSchema = z.object({
  project: projectIdSchema,
  current: mapIdSchema,
  future: mapIdSchema,
});

/** `lang`: of the map; absent: the workspace's. */
export const discoverSchema = z.object({
  stages: z.int().min(1).max(100).optional(),
  lang: langSchema.optional(),
});
export const discoveredSchema = z.object({
  map: mapIdSchema,
  stages: z.array(z.object({ name: z.string(), kinds: z.array(z.string()) })),
  coverage: z.number(),
  unbound: z.array(z.object({ kind: z.string(), count: z.int() })),
});
export type Discovered = z.infer<typeof discoveredSchema>;
