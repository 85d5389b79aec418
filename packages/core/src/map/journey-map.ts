import { z } from "zod";
import {
  columnIdSchema,
  connectorEndSchema,
  connectorIdSchema,
  laneIdSchema,
  mapIdSchema,
  personaIdSchema,
  stageIdSchema,
  stepIdSchema,
} from "../ids.ts";
import { langSchema } from "../lang.ts";
import { bindingSchema } from "./binding.ts";
import { cardSchema } from "./card.ts";
import { daySchema, nameSchema, orderSchema, sizeSchema } from "./field.ts";
import { laneSchema, sectionSchema } from "./lane.ts";
import { personaSchema } from "./persona.ts";

export const mapTypes = ["current-state", "future-state", "service-blueprint", "experience-map"] as const;
export const mapTypeSchema = z.enum(mapTypes);
export type MapType = z.infer<typeof mapTypeSchema>;

/** What a stage or a step may have beside its name and place; all of it optional. */
export const columnDetailsSchema = z.object({
  width: sizeSchema,
  collapsed: z.boolean(),
  note: z.string().max(2_000),
});

export const stageSchema = z.object({
  id: stageIdSchema,
  order: orderSchema,
  name: nameSchema,
  binding: bindingSchema.optional(),
  /** Made by discovery and not yet confirmed by a person. */
  proposed: z.boolean().optional(),
  /** Where the grey hints of its cells come from. */
  hints: z.object({ template: z.string().max(64), stage: z.string().max(64) }).optional(),
  ...columnDetailsSchema.partial().shape,
});
export type Stage = z.infer<typeof stageSchema>;

export const stepSchema = z.object({
  id: stepIdSchema,
  order: orderSchema,
  stage: stageIdSchema,
  name: nameSchema,
  binding: bindingSchema.optional(),
  ...columnDetailsSchema.partial().shape,
});
export type Step = z.infer<typeof stepSchema>;

export const team = "team";

/** What people felt, as the team says (D15). The id is made of all that names its place: one value a place. */
export const feelingSchema = z.object({
  id: z.string().max(200),
  lane: laneIdSchema,
  persona: z.union([z.literal(team), personaIdSchema]),
  column: columnIdSchema,
  /** Absent: as it is now. */
  state: z.literal("to-be").optional(),
  /** −2…+2 in half steps. */
  value: z.number().min(-2).max(2).multipleOf(0.5),
});
export type Feeling = z.infer<typeof feelingSchema>;

export const feelingId = ({
  lane,
  persona,
  column,
  state,
}: Pick<Feeling, "lane" | "persona" | "column" | "state">): string =>
  [lane, persona, column, ...(state ? [state] : [])].join(".");

/**
 * A drawn way. Between two stages it says who follows whom; a stage without any is followed by the
 * next bound one to the right (D3).
 */
export const connectorSchema = z.object({
  id: connectorIdSchema,
  order: orderSchema,
  from: connectorEndSchema,
  to: connectorEndSchema,
  label: nameSchema.optional(),
  dashed: z.boolean().optional(),
});
export type Connector = z.infer<typeof connectorSchema>;

export const mapGoals = [
  "improve-experience",
  "find-sales-problems",
  "optimise-marketing",
  "raise-conversion",
  "set-priorities",
  "personalise",
] as const;

/** Whose view went into a map. */
export const participants = [
  "customers",
  "management",
  "sales",
  "account",
  "project",
  "support",
  "marketing",
  "product",
  "design",
] as const;

/** The frame of the work; all of it optional. */
export const mapFrameSchema = z.object({
  goal: z.string().max(2_000),
  aim: z.enum(mapGoals),
  scope: z.string().max(2_000),
  participants: z.array(z.enum(participants)).max(participants.length),
  /** When it is to be looked through again. */
  review: daySchema,
  /** The map of today that this one of tomorrow is held beside. */
  asIs: mapIdSchema,
});
export type MapFrame = z.infer<typeof mapFrameSchema>;

export const mapHeadSchema = z.object({
  name: nameSchema,
  type: mapTypeSchema,
  /** The language its texts are written in: hyphenation and hints follow it. */
  lang: langSchema,
  ...mapFrameSchema.partial().shape,
});
export type MapHead = z.infer<typeof mapHeadSchema>;

/** The lists of a map's document, each with the schema of its records. */
export const recordSchemas = {
  personas: personaSchema,
  stages: stageSchema,
  steps: stepSchema,
  sections: sectionSchema,
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
  sections: 100,
  lanes: 300,
  cards: 20_000,
  feelings: 20_000,
  connectors: 2_000,
} as const satisfies Record<RecordList, number>;

/** Version of the document; upgrades live in migrate.ts. */
export const mapVersion = 2;

/** One journey map. Lists are in drawing order; references hold (`heal` sees to it). */
export const journeyMapSchema = mapHeadSchema.extend({
  id: mapIdSchema,
  personas: z.array(personaSchema).max(listLimits.personas),
  stages: z.array(stageSchema).max(listLimits.stages),
  steps: z.array(stepSchema).max(listLimits.steps),
  sections: z.array(sectionSchema).max(listLimits.sections),
  lanes: z.array(laneSchema).max(listLimits.lanes),
  cards: z.array(cardSchema).max(listLimits.cards),
  feelings: z.array(feelingSchema).max(listLimits.feelings),
  connectors: z.array(connectorSchema).max(listLimits.connectors),
});
export type JourneyMap = Readonly<z.infer<typeof journeyMapSchema>>;
