import { z } from "zod";
import { bindingSchema } from "../map/binding.ts";
import { periodSchema, unitSchema } from "./unit.ts";

/** How many units and events match each of several bindings, with a count per week. */
export const matchesQuestionSchema = z.object({
  kind: z.literal("matches"),
  unit: unitSchema.default("person"),
  period: periodSchema.default({}),
  bindings: z.array(z.object({ key: z.string().max(100), binding: bindingSchema })).max(2_000),
  /** With the units of each of the last weeks of the period (of the workspace's calendar); 0: none. */
  weeks: z.int().min(0).max(53).default(0),
});
export type MatchesQuestion = z.infer<typeof matchesQuestionSchema>;

/** `unseen`: names of the binding that the log does not hold; they count 0. */
export const matchesAnswerSchema = z.object({
  unit: unitSchema,
  matches: z.array(
    z.object({
      key: z.string(),
      units: z.int(),
      events: z.int(),
      unseen: z.array(z.string()),
      weeks: z.array(z.object({ start: z.int(), units: z.int() })),
    }),
  ),
});
export type MatchesAnswer = z.infer<typeof matchesAnswerSchema>;
