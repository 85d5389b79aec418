import { z } from "zod";
import {
  cardIdSchema,
  columnIdSchema,
  connectorIdSchema,
  laneIdSchema,
  mapIdSchema,
  personaIdSchema,
  stageIdSchema,
  stepIdSchema,
} from "../ids.ts";
import { langSchema } from "../lang.ts";
import { laneKindNames } from "../lane/lane-kind.ts";
import { bindingSchema } from "./binding.ts";
import { isFractionalIndex } from "./fractional-index.ts";
import { richTextSchema } from "./rich-text.ts";

/** A fractional index: records of a list are sorted by it, then by id. Left out of map files (D12). */
const orderSchema = z
  .string()
  .regex(/^[A-Za-z0-9]{1,200}$/)
  .refine(isFractionalIndex);

const nameSchema = z.string().max(500);

export const mapTypes = ["current-state", "future-state", "service-blueprint", "experience-map"] as const;
export const mapTypeSchema = z.enum(mapTypes);
export type MapType = z.infer<typeof mapTypeSchema>;

export const personaSchema = z.object({
  id: personaIdSchema,
  order: orderSchema,
  name: nameSchema,
  /** Slot 1…8 of the category colours; marker and dash belong to the slot. */
  slot: z.int().min(1).max(8),
});
export type Persona = z.infer<typeof personaSchema>;

export const stageSchema = z.object({
  id: stageIdSchema,
  order: orderSchema,
  name: nameSchema,
  binding: bindingSchema.optional(),
  /** Made by discovery and not yet confirmed by a person. */
  proposed: z.boolean().optional(),
  /** Where the grey hints of its cells come from. */
  hints: z.object({ template: z.string().max(64), stage: z.string().max(64) }).optional(),
});
export type Stage = z.infer<typeof stageSchema>;

export const stepSchema = z.object({
  id: stepIdSchema,
  order: orderSchema,
  stage: stageIdSchema,
  name: nameSchema,
  binding: bindingSchema.optional(),
});
export type Step = z.infer<typeof stepSchema>;

export const laneSchema = z.object({
  id: laneIdSchema,
  order: orderSchema,
  kind: z.enum(laneKindNames),
  /** Instead of the kind's own name. */
  name: nameSchema.optional(),
});
export type Lane = z.infer<typeof laneSchema>;

export const evidenceLevels = ["assumption", "supported", "measured"] as const;

export const cardSchema = z.object({
  id: cardIdSchema,
  order: orderSchema,
  lane: laneIdSchema,
  column: columnIdSchema,
  /** Columns that the card covers, to the right. */
  span: z.int().min(1).max(200).default(1),
  text: richTextSchema,
  channels: z.array(z.string().min(1).max(64)).max(20).default([]),
  /** Empty: all personas. */
  personas: z.array(personaIdSchema).max(50).default([]),
  level: z.enum(evidenceLevels).optional(),
  binding: bindingSchema.optional(),
});
export type Card = z.infer<typeof cardSchema>;

export const team = "team";

/** What people felt, as the team says (D15). The id is made of lane, persona and column: one value per place. */
export const feelingSchema = z.object({
  id: z.string().max(200),
  lane: laneIdSchema,
  persona: z.union([z.literal(team), personaIdSchema]),
  column: columnIdSchema,
  /** −2…+2 in half steps. */
  value: z.number().min(-2).max(2).multipleOf(0.5),
});
export type Feeling = z.infer<typeof feelingSchema>;

export const feelingId = (place: Pick<Feeling, "lane" | "persona" | "column">): string =>
  `${place.lane}.${place.persona}.${place.column}`;

/** A drawn way from one stage to another; without any, the next bound stage to the right follows (D3). */
export const connectorSchema = z.object({
  id: connectorIdSchema,
  order: orderSchema,
  from: stageIdSchema,
  to: stageIdSchema,
  label: nameSchema.optional(),
});
export type Connector = z.infer<typeof connectorSchema>;

export const mapHeadSchema = z.object({
  name: nameSchema,
  type: mapTypeSchema,
  /** The language its texts are written in: hyphenation and hints follow it. */
  lang: langSchema,
  goal: z.string().max(2_000).optional(),
});
export type MapHead = z.infer<typeof mapHeadSchema>;

/** The lists of a map's document, each with the schema of its records. */
export const recordSchemas = {
  personas: personaSchema,
  stages: stageSchema,
  steps: stepSchema,
  lanes: laneSchema,
  cards: cardSchema,
  feelings: feelingSchema,
  connectors: connectorSchema,
} as const;
export type RecordList = keyof typeof recordSchemas;
export const recordLists = Object.keys(recordSchemas) as readonly RecordList[];
export type RecordOf<List extends RecordList> = z.infer<(typeof recordSchemas)[List]>;

/** How many records a list may hold: far above what a person can use, so that a hostile map stays bounded. */
export const listLimits = {
  personas: 100,
  stages: 500,
  steps: 2_000,
  lanes: 300,
  cards: 20_000,
  feelings: 20_000,
  connectors: 2_000,
} as const satisfies Record<RecordList, number>;

/** Version of the document; upgrades live in migrate.ts. */
export const mapVersion = 1;

/** One journey map. Lists are in drawing order; references hold (`heal` sees to it). */
export const journeyMapSchema = mapHeadSchema.extend({
  id: mapIdSchema,
  personas: z.array(personaSchema).max(listLimits.personas),
  stages: z.array(stageSchema).max(listLimits.stages),
  steps: z.array(stepSchema).max(listLimits.steps),
  lanes: z.array(laneSchema).max(listLimits.lanes),
  cards: z.array(cardSchema).max(listLimits.cards),
  feelings: z.array(feelingSchema).max(listLimits.feelings),
  connectors: z.array(connectorSchema).max(listLimits.connectors),
});
export type JourneyMap = Readonly<z.infer<typeof journeyMapSchema>>;
