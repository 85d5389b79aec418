import { z } from "zod";
import { periodSchema, unitSchema } from "./unit.ts";

/** What the log holds: event names, channels and properties, for choosing a binding. */
export const kindsQuestionSchema = z.object({
  kind: z.literal("kinds"),
  unit: unitSchema.default("person"),
  period: periodSchema.default({}),
});
export type KindsQuestion = z.infer<typeof kindsQuestionSchema>;

/** Sorted by count, largest first, then by name. `first` and `last` are the times of the ends of the log, null when empty. */
export const kindsAnswerSchema = z.object({
  unit: unitSchema,
  cases: z.int(),
  events: z.int(),
  first: z.int().nullable(),
  last: z.int().nullable(),
  kinds: z.array(
    z.object({
      name: z.string(),
      events: z.int(),
      units: z.int(),
      /** On which it mostly happens: at most three, each with a tenth of its events or more; most first. */
      channels: z.array(z.string()),
    }),
  ),
  channels: z.array(z.object({ name: z.string(), events: z.int() })),
  properties: z.array(z.object({ name: z.string(), events: z.int(), examples: z.array(z.string()) })),
});
export type KindsAnswer = z.infer<typeof kindsAnswerSchema>;
