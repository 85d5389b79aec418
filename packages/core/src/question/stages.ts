import { z } from "zod";
import { alternativeSchema } from "../map/binding.ts";
import { stageIdSchema } from "../ids.ts";
import { periodSchema, unitSchema } from "./unit.ts";

/** A lane of numbers shows one of these of every stage. */
export type StageMeasure = "reach" | "conversion" | "dropOff" | "medianTime" | "sentiment" | "trend";

/** A stage as the question needs it, in map order: all that counts as it, and what follows it (D3). */
export const boundStageSchema = z.object({
  id: stageIdSchema,
  name: z.string(),
  /** Own, steps' and touchpoints' alternatives together, hence more than one binding may hold; empty: not bound. */
  binding: z.array(alternativeSchema).max(10_000),
  next: z.array(stageIdSchema),
});
export type BoundStage = z.infer<typeof boundStageSchema>;

/** The numbers of a bound map's stages (D3). */
export const stagesQuestionSchema = z.object({
  kind: z.literal("stages"),
  unit: unitSchema.default("person"),
  period: periodSchema.default({}),
  stages: z.array(boundStageSchema).max(500),
  windowMs: z.int().positive().optional(),
});
export type StagesQuestion = z.infer<typeof stagesQuestionSchema>;

/**
 * Shares are 0…1. All numbers are null for a stage that is not bound; all but `reach` for one without
 * a next. `inProgress` is 0 without a window. converted + elsewhere + ended + inProgress = reach.
 */
export const stageNumbersSchema = z.object({
  id: stageIdSchema,
  name: z.string(),
  reach: z.int().nullable(),
  converted: z.int().nullable(),
  elsewhere: z.int().nullable(),
  ended: z.int().nullable(),
  inProgress: z.int().nullable(),
  conversion: z.number().nullable(),
  dropOff: z.number().nullable(),
  /** Exact median time to the next stage, of the `timeN` units that converted. */
  medianMs: z.number().nullable(),
  timeN: z.int().nullable(),
});
export type StageNumbers = z.infer<typeof stageNumbersSchema>;

/** `n`: units with an event in any stage. `slower`: answered from event rows, for a channel or property is asked. */
export const stagesAnswerSchema = z.object({
  unit: unitSchema,
  n: z.int(),
  slower: z.boolean(),
  stages: z.array(stageNumbersSchema),
});
export type StagesAnswer = z.infer<typeof stagesAnswerSchema>;
