import { z } from "zod";
import {
  cardIdSchema,
  columnIdSchema,
  connectorEndSchema,
  connectorIdSchema,
  laneIdSchema,
  personaIdSchema,
  sectionIdSchema,
  stageIdSchema,
  stepIdSchema,
} from "../ids.ts";
import { langSchema } from "../lang.ts";
import { laneKindNames } from "../lane/lane-kind.ts";
import { bindingSchema } from "../map/binding.ts";
import { cardDetailsSchema } from "../map/card.ts";
import { clearable, slotSchema } from "../map/field.ts";
import { columnDetailsSchema, mapFrameSchema, mapTypeSchema, team } from "../map/journey-map.ts";
import { laneDetailsSchema } from "../map/lane.ts";
import { personaDetailsSchema } from "../map/persona.ts";
import { richTextSchema } from "../map/rich-text.ts";

const name = z.string().trim().min(1).max(500);

/** Place in a list, counted without the thing that moves; beyond the end means the end. */
const place = z.int().min(0);

const cardPlace = { lane: laneIdSchema, column: columnIdSchema, at: place };
const channels = z.array(z.string().min(1).max(64)).max(20);
const personas = z.array(personaIdSchema).max(50);
const span = z.int().min(1).max(200);

/**
 * The verbs of the product. A gesture, an import, the HTTP API, the command line and a workflow all
 * speak them. Whoever adds something chooses its id; what a copy (`as`) holds gets ids that are made of its
 * own. In `fields`, null takes a field away.
 */
export const editSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("map.rename"), name }),
  z.object({ kind: z.literal("map.set-type"), type: mapTypeSchema }),
  z.object({ kind: z.literal("map.set-lang"), lang: langSchema }),
  z.object({ kind: z.literal("map.set-frame"), fields: clearable(mapFrameSchema) }),

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
  z.object({ kind: z.literal("stage.set"), id: stageIdSchema, fields: clearable(columnDetailsSchema) }),
  /** The copy stands behind it, with all that it holds but bindings and arrows. */
  z.object({ kind: z.literal("stage.duplicate"), id: stageIdSchema, as: stageIdSchema, name }),
  /** The steps from the one at place `at` on go to a new stage behind it. */
  z.object({ kind: z.literal("stage.split"), id: stageIdSchema, as: stageIdSchema, name, at: place }),
  /** All that `id` holds goes to `into`. Where either has steps, the other one's column becomes a step. */
  z.object({ kind: z.literal("stage.merge"), id: stageIdSchema, into: stageIdSchema, step: stepIdSchema }),
  z.object({ kind: z.literal("stage.delete"), id: stageIdSchema }),

  z.object({ kind: z.literal("step.add"), id: stepIdSchema, stage: stageIdSchema, name, at: place }),
  z.object({ kind: z.literal("step.rename"), id: stepIdSchema, name }),
  z.object({ kind: z.literal("step.move"), id: stepIdSchema, stage: stageIdSchema, at: place }),
  z.object({ kind: z.literal("step.bind"), id: stepIdSchema, binding: bindingSchema }),
  z.object({ kind: z.literal("step.set"), id: stepIdSchema, fields: clearable(columnDetailsSchema) }),
  z.object({ kind: z.literal("step.duplicate"), id: stepIdSchema, as: stepIdSchema, name }),
  z.object({ kind: z.literal("step.delete"), id: stepIdSchema }),

  z.object({ kind: z.literal("section.add"), id: sectionIdSchema, name }),
  z.object({ kind: z.literal("section.rename"), id: sectionIdSchema, name }),
  z.object({
    kind: z.literal("section.set"),
    id: sectionIdSchema,
    fields: clearable(z.object({ collapsed: z.boolean(), colour: slotSchema })),
  }),
  /** Its lanes stay, without a heading. */
  z.object({ kind: z.literal("section.delete"), id: sectionIdSchema }),

  z.object({
    kind: z.literal("lane.add"),
    id: laneIdSchema,
    lane: z.enum(laneKindNames),
    name: name.optional(),
    at: place,
    fields: laneDetailsSchema.partial().optional(),
  }),
  z.object({ kind: z.literal("lane.rename"), id: laneIdSchema, name: z.string().trim().max(500) }),
  z.object({ kind: z.literal("lane.move"), id: laneIdSchema, at: place }),
  z.object({ kind: z.literal("lane.set"), id: laneIdSchema, fields: clearable(laneDetailsSchema) }),
  z.object({ kind: z.literal("lane.duplicate"), id: laneIdSchema, as: laneIdSchema }),
  z.object({ kind: z.literal("lane.delete"), id: laneIdSchema }),

  z.object({
    kind: z.literal("card.add"),
    id: cardIdSchema,
    ...cardPlace,
    text: richTextSchema,
    span: span.optional(),
    channels: channels.optional(),
    personas: personas.optional(),
    binding: bindingSchema.optional(),
    fields: cardDetailsSchema.partial().optional(),
  }),
  z.object({ kind: z.literal("card.write"), id: cardIdSchema, text: richTextSchema }),
  z.object({ kind: z.literal("card.move"), id: cardIdSchema, ...cardPlace }),
  z.object({ kind: z.literal("card.set-span"), id: cardIdSchema, span }),
  z.object({ kind: z.literal("card.set-channels"), id: cardIdSchema, channels }),
  z.object({ kind: z.literal("card.set-personas"), id: cardIdSchema, personas }),
  z.object({ kind: z.literal("card.set"), id: cardIdSchema, fields: clearable(cardDetailsSchema) }),
  z.object({ kind: z.literal("card.bind"), id: cardIdSchema, binding: bindingSchema }),
  z.object({ kind: z.literal("card.delete"), id: cardIdSchema }),

  z.object({
    kind: z.literal("persona.add"),
    id: personaIdSchema,
    name,
    fields: personaDetailsSchema.partial().optional(),
  }),
  z.object({ kind: z.literal("persona.rename"), id: personaIdSchema, name }),
  z.object({ kind: z.literal("persona.move"), id: personaIdSchema, at: place }),
  z.object({ kind: z.literal("persona.set"), id: personaIdSchema, fields: clearable(personaDetailsSchema) }),
  z.object({ kind: z.literal("persona.delete"), id: personaIdSchema }),

  z.object({
    kind: z.literal("feeling.set"),
    lane: laneIdSchema,
    persona: z.union([z.literal(team), personaIdSchema]),
    column: columnIdSchema,
    state: z.literal("to-be").optional(),
    /** null: no value. */
    value: z.number().min(-2).max(2).multipleOf(0.5).nullable(),
  }),

  z.object({
    kind: z.literal("connector.add"),
    id: connectorIdSchema,
    from: connectorEndSchema,
    to: connectorEndSchema,
    label: name.optional(),
  }),
  z.object({
    kind: z.literal("connector.set"),
    id: connectorIdSchema,
    fields: clearable(z.object({ label: name, dashed: z.boolean() })),
  }),
  /** Other ends; one that is left out stays. */
  z.object({
    kind: z.literal("connector.lead"),
    id: connectorIdSchema,
    from: connectorEndSchema.optional(),
    to: connectorEndSchema.optional(),
  }),
  z.object({ kind: z.literal("connector.delete"), id: connectorIdSchema }),
]);

export type Edit = z.infer<typeof editSchema>;
export type EditKind = Edit["kind"];
export type EditOf<Kind extends EditKind> = Extract<Edit, { kind: Kind }>;
