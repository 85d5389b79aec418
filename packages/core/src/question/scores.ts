import { z } from "zod";
import { boundStageSchema } from "./stages.ts";
import { periodSchema } from "./unit.ts";

/**
 * What people answered: properties of events that are scores, and the ends of their scales. Where an event
 * has several, the first of this order counts.
 */
export const scoreScales = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 5],
  rating: [1, 5],
  sentiment: [-1, 1],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type ScoreName = keyof typeof scoreScales;
export const scoreNames = Object.keys(scoreScales) as readonly ScoreName[];

/** The measured emotion of each stage (D15): scores on the events that are bound to it. */
export const scoresQuestionSchema = z.object({
  kind: z.literal("scores"),
  period: periodSchema.default({}),
  stages: z.array(boundStageSchema.pick({ id: true, binding: true })).max(500),
});
export type ScoresQuestion = z.infer<typeof scoresQuestionSchema>;

/**
 * Each score mapped linearly to −2…+2. `low` and `high`: ends of the 95 % interval of the mean, null below two
 * answers. A stage without answers is left out. `properties`: the log's own names of the scores it has.
 */
export const scoresAnswerSchema = z.object({
  properties: z.array(z.string()),
  stages: z.array(
    z.object({
      id: boundStageSchema.shape.id,
      n: z.int().min(1),
      mean: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});
export type ScoresAnswer = z.infer<typeof scoresAnswerSchema>;
