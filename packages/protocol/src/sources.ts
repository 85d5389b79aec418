import {
  presetKindSchema,
  projectIdSchema,
  quarantineReasonSchema,
  sourceIdSchema,
  writeKeyIdSchema,
  type QuarantineReason,
} from "@itinera/core";
import { z } from "zod";

export const sourceKinds = ["page", "server", "webhook"] as const;
export const sourceKindSchema = z.enum(sourceKinds);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** Scheme, host and port, as browsers write them. */
const originSchema = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[^\s/?#]+$/);

const settings = {
  /** Pages of which origins may send; empty: of any. Programs that are no browsers name none. */
  origins: z.array(originSchema).max(100),
  /** Messages a second, on average over some seconds. */
  perSecond: z.int().min(1).max(100_000),
  /** Of a webhook: whose requests come. */
  preset: presetKindSchema.nullable(),
  /** JSONata, in the place of the preset's. */
  mapping: z.string().trim().min(1).max(20_000).nullable(),
};
export const sourceSettingsSchema = z.object({
  origins: settings.origins.default([]),
  perSecond: settings.perSecond.default(5_000),
  preset: settings.preset.default(null),
  mapping: settings.mapping.default(null),
});
export type SourceSettings = z.infer<typeof sourceSettingsSchema>;

const nameSchema = z.string().trim().min(1).max(200);

export const newSourceSchema = z.object({
  name: nameSchema,
  kind: sourceKindSchema,
  settings: sourceSettingsSchema.prefault({}),
});
export type NewSource = z.input<typeof newSourceSchema>;

export const changeSourceSchema = z.object({
  name: nameSchema.optional(),
  /** What is not named stays. */
  settings: z.object(settings).partial().optional(),
  paused: z.boolean().optional(),
});
export type ChangeSource = z.input<typeof changeSourceSchema>;

/** `key` is null where it was made under another secret of the server: a new one has to be made. */
export const writeKeyLineSchema = z.object({
  id: writeKeyIdSchema,
  key: z.string().nullable(),
  created: z.int(),
  revoked: z.int().nullable(),
});

export type WriteKeyLine = z.infer<typeof writeKeyLineSchema>;

export const sourceLineSchema = z.object({
  id: sourceIdSchema,
  project: projectIdSchema,
  name: z.string(),
  kind: sourceKindSchema,
  settings: sourceSettingsSchema,
  created: z.int(),
  paused: z.boolean(),
  keys: z.array(writeKeyLineSchema),
  quarantined: z.int(),
});
export type SourceLine = z.infer<typeof sourceLineSchema>;
export const sourceLinesSchema = z.object({ sources: z.array(sourceLineSchema) });

/** What of a project's stream is on disk, and what of it is counted in the answers. */
export const streamedSchema = z.object({
  received: z.int(),
  counted: z.int(),
  stored: z.int(),
  duplicates: z.int(),
  statements: z.int(),
  quarantined: z.int(),
});
export type Streamed = z.infer<typeof streamedSchema>;

const quarantinedSchema = z.object({
  number: z.int(),
  source: sourceIdSchema,
  reason: quarantineReasonSchema,
  at: z.int(),
  /** JSON text as it came. */
  message: z.string(),
});
export type QuarantinedLine = z.infer<typeof quarantinedSchema>;
export const quarantinePageSchema = z.object({
  messages: z.array(quarantinedSchema),
  /** Of the whole project, wherever the page begins. */
  reasons: z.array(z.object({ reason: quarantineReasonSchema, count: z.int() })),
});
/** How many became events now; the others stay, perhaps with another reason. */
export const replayedSchema = z.object({ released: z.int() });

/** A message as it came, with what it became. */
export const liveEventSchema = z.object({
  number: z.int(),
  source: sourceIdSchema,
  received: z.int(),
  time: z.int(),
  kind: z.enum(["step", "statement"]),
  name: z.string(),
  person: z.string().nullable(),
  case: z.string().nullable(),
  channel: z.string().nullable(),
  properties: z.record(z.string(), z.string()),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;
/** The newest ones behind `after`, oldest first. `last`: where the stream ends. */
export const livePageSchema = z.object({ last: z.int(), events: z.array(liveEventSchema) });

/** A payload on trial: what the mapping, or the preset's, would make of it. */
export const trySchema = z.object({
  preset: presetKindSchema.nullable().default(null),
  mapping: z.string().max(20_000).nullable().default(null),
  payload: z.json(),
  headers: z.record(z.string(), z.string().max(2_000)).default({}),
});
export const triedSchema = z.discriminatedUnion("kind", [
  /** The mapping is no JSONata; `position` counts its characters. */
  z.object({ kind: z.literal("wrong"), message: z.string(), position: z.int() }),
  z.object({
    kind: z.literal("tried"),
    events: z.array(liveEventSchema.omit({ number: true, source: true, received: true })),
    reasons: z.array(quarantineReasonSchema),
  }),
]);
export type LivePage = z.infer<typeof livePageSchema>;

/** Which page of what is in quarantine: the newest before a number, of one reason. */
export interface QuarantineQuery {
  readonly before?: number;
  readonly limit?: number;
  readonly source?: SourceLine["id"];
  readonly reason?: QuarantineReason;
}
