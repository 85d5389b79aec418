import { z } from "zod";
import { cardSchema } from "./card.ts";
import {
  connectorSchema,
  feelingSchema,
  journeyMapSchema,
  listLimits,
  mapVersion,
  stageSchema,
  stepSchema,
} from "./journey-map.ts";
import { laneSchema, sectionSchema } from "./lane.ts";
import { personaSchema } from "./persona.ts";

export const journeyFileFormat = "itinera-journey";

/** A map as files hold it (D12): without what can be made again, which is orders and ids of feelings. */
export const fileMapSchema = journeyMapSchema.extend({
  personas: z.array(personaSchema.omit({ order: true })).max(listLimits.personas),
  stages: z.array(stageSchema.omit({ order: true })).max(listLimits.stages),
  steps: z.array(stepSchema.omit({ order: true })).max(listLimits.steps),
  sections: z.array(sectionSchema.omit({ order: true })).max(listLimits.sections),
  lanes: z.array(laneSchema.omit({ order: true })).max(listLimits.lanes),
  cards: z.array(cardSchema.omit({ order: true })).max(listLimits.cards),
  feelings: z.array(feelingSchema.omit({ id: true })).max(listLimits.feelings),
  connectors: z.array(connectorSchema.omit({ order: true })).max(listLimits.connectors),
});
export type FileMap = z.infer<typeof fileMapSchema>;

const journeyFileSchema = z.object({
  format: z.literal(journeyFileFormat),
  version: z.literal(mapVersion),
  map: fileMapSchema,
});

/** The published JSON Schema of `*.journey.json`. Fields that it does not name are refused. */
export const journeyFileJsonSchema = (): object => ({
  title: "Itinera journey map",
  ...z.toJSONSchema(journeyFileSchema, {
    io: "input",
    override: ({ jsonSchema }) => {
      if (jsonSchema.properties) jsonSchema.additionalProperties = false;
    },
  }),
});
