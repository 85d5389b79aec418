import { z } from "zod";
import { langSchema } from "../lang.ts";
import { laneKindNames } from "../lane/lane-kind.ts";

/** The same text in every language of the product. */
export const phraseSchema = z.record(langSchema, z.string().min(1));
export type Phrase = z.infer<typeof phraseSchema>;

/**
 * One thing that could stand in a cell. A touchpoint has its channel; an emotion its guessed value on
 * the curve, −2…+2. Never data: a hint becomes a card only when somebody takes it.
 */
const hintItemSchema = z.object({
  text: phraseSchema,
  channel: z.string().optional(),
  value: z.number().min(-2).max(2).optional(),
});

const templateStageSchema = z.object({
  id: z.string().min(1).max(64),
  name: phraseSchema,
  /** Who acts at this stage, where that changes along the journey. */
  actor: phraseSchema.optional(),
  hints: z.partialRecord(z.enum(laneKindNames), z.array(hintItemSchema)),
});
export type TemplateStage = z.infer<typeof templateStageSchema>;

export const templateSchema = z.object({
  id: z.string().min(1).max(64),
  name: phraseSchema,
  stages: z.array(templateStageSchema),
  /** Instead of the lane's own prompt, where the trade has rules of its own. */
  prompts: z.partialRecord(z.enum(laneKindNames), phraseSchema).optional(),
  /** Ways between stages, for journeys that are not a line; then all ways out of a stage are given. */
  connectors: z
    .array(z.object({ from: z.string(), to: z.string(), label: phraseSchema.optional() }))
    .default([]),
});
export type Template = z.infer<typeof templateSchema>;
