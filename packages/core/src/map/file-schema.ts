import { z } from "zod";
import { assetIdSchema } from "../ids.ts";
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

/** In bytes: no picture and no document may be larger. */
export const assetLimitBytes = 20 * 1024 * 1024;

/** In base64, four signs for three bytes, behind the type. */
const dataUrlLimit = Math.ceil(assetLimitBytes / 3) * 4 + 200;

/** Only its head is looked at here: whoever stores the bytes looks at them. */
const dataUrlSchema = z
  .string()
  .max(dataUrlLimit)
  .refine((url) => /^data:[a-z]+\/[\w.+-]{1,100};base64,/.test(url.slice(0, 150)));

/** The stored files that the map refers to; absent when there are none. */
export const fileAssetsSchema = z.record(assetIdSchema, dataUrlSchema).optional();

const journeyFileSchema = z.object({
  format: z.literal(journeyFileFormat),
  version: z.literal(mapVersion),
  map: fileMapSchema,
  assets: fileAssetsSchema,
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
