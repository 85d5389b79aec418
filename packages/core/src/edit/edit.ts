import { z } from "zod";
import {
  cardIdSchema,
  columnIdSchema,
  connectorIdSchema,
  laneIdSchema,
  personaIdSchema,
  stageIdSchema,
  stepIdSchema,
} from "../ids.ts";
import { langSchema } from "../lang.ts";
import { laneKindNames } from "../lane/lane-kind.ts";
import { bindingSchema } from "../map/binding.ts";
import { evidenceLevels, mapTypeSchema, team } from "../map/journey-map.ts";
import { richTextSchema } from "../map/rich-text.ts";

const name = z.string().trim().min(1).max(500);

/** Place in a list, counted without the thing that moves; beyond the end means the end. */
const place = z.int().min(0);

/**
 * The verbs of the product. A gesture, an import, the HTTP API, the command line and a workflow all
 * speak them. Whoever adds something chooses its id.
 */
export const editSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("map.rename"), name }),
  z.object({ kind: z.literal("map.set-type"), type: mapTypeSchema }),
  z.object({ kind: z.literal("map.set-lang"), lang: langSchema }),
  z.object({ kind: z.literal("map.set-goal"), goal: z.string().max(2_000) }),

  z.object({
    kind: z.literal("stage.add"),
    id: stageIdSchema,
    name,
    at: place,
    proposed: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("stage.rename"), id: stageIdSchema, name }),
  z.object({ kind: z.literal("stage.move"), id: stageIdSchema, at: place }),
  z.object({ kind: z.literal("stage.bind"), id: stageIdSchema, binding: bindingSchema }),
  z.object({ kind: z.literal("stage.confirm"), id: stageIdSchema }),
  z.object({ kind: z.literal("stage.delete"), id: stageIdSchema }),

  z.object({ kind: z.literal("step.add"), id: stepIdSchema, stage: stageIdSchema, name, at: place }),
  z.object({ kind: z.literal("step.rename"), id: stepIdSchema, name }),
  z.object({ kind: z.literal("step.move"), id: stepIdSchema, stage: stageIdSchema, at: place }),
  z.object({ kind: z.literal("step.bind"), id: stepIdSchema, binding: bindingSchema }),
  z.object({ kind: z.literal("step.delete"), id: stepIdSchema }),

  z.object({
    kind: z.literal("lane.add"),
    id: laneIdSchema,
    lane: z.enum(laneKindNames),
    name: name.optional(),
    at: place,
  }),
  z.object({ kind: z.literal("lane.rename"), id: laneIdSchema, name: z.string().trim().max(500) }),
  z.object({ kind: z.literal("lane.move"), id: laneIdSchema, at: place }),
  z.object({ kind: z.literal("lane.delete"), id: laneIdSchema }),

  z.object({
    kind: z.literal("card.add"),
    id: cardIdSchema,
    lane: laneIdSchema,
    column: columnIdSchema,
    at: place,
    text: richTextSchema,
    channels: z.array(z.string().min(1).max(64)).max(20).optional(),
    level: z.enum(evidenceLevels).optional(),
    binding: bindingSchema.optional(),
  }),
  z.object({ kind: z.literal("card.write"), id: cardIdSchema, text: richTextSchema }),
  z.object({
    kind: z.literal("card.move"),
    id: cardIdSchema,
    lane: laneIdSchema,
    column: columnIdSchema,
    at: place,
  }),
  z.object({ kind: z.literal("card.set-span"), id: cardIdSchema, span: z.int().min(1).max(200) }),
  z.object({
    kind: z.literal("card.set-channels"),
    id: cardIdSchema,
    channels: z.array(z.string().min(1).max(64)).max(20),
  }),
  z.object({
    kind: z.literal("card.set-personas"),
    id: cardIdSchema,
    personas: z.array(personaIdSchema).max(50),
  }),
  z.object({ kind: z.literal("card.set-level"), id: cardIdSchema, level: z.enum(evidenceLevels).nullable() }),
  z.object({ kind: z.literal("card.bind"), id: cardIdSchema, binding: bindingSchema }),
  z.object({ kind: z.literal("card.delete"), id: cardIdSchema }),

  z.object({ kind: z.literal("persona.add"), id: personaIdSchema, name }),
  z.object({ kind: z.literal("persona.rename"), id: personaIdSchema, name }),
  z.object({ kind: z.literal("persona.delete"), id: personaIdSchema }),

  z.object({
    kind: z.literal("feeling.set"),
    lane: laneIdSchema,
    persona: z.union([z.literal(team), personaIdSchema]),
    column: columnIdSchema,
    /** null: no value. */
    value: z.number().min(-2).max(2).multipleOf(0.5).nullable(),
  }),

  z.object({
    kind: z.literal("connector.add"),
    id: connectorIdSchema,
    from: stageIdSchema,
    to: stageIdSchema,
    label: name.optional(),
  }),
  z.object({ kind: z.literal("connector.delete"), id: connectorIdSchema }),
]);

export type Edit = z.infer<typeof editSchema>;
export type EditKind = Edit["kind"];
export type EditOf<Kind extends EditKind> = Extract<Edit, { kind: Kind }>;
