import { z } from "zod";
import { periodSchema, unitSchema } from "./unit.ts";

/** Which event follows which: the directly-follows graph with counts and times. */
export const edgesQuestionSchema = z.object({
  kind: z.literal("edges"),
  unit: unitSchema.default("case"),
  period: periodSchema.default({}),
});
export type EdgesQuestion = z.infer<typeof edgesQuestionSchema>;

const kindCountSchema = z.object({ kind: z.string(), count: z.int() });

/** Sorted by count, largest first, then by name. Times are those between the two events. */
export const edgesAnswerSchema = z.object({
  unit: unitSchema,
  cases: z.int(),
  events: z.int(),
  edges: z.array(
    z.object({ from: z.string(), to: z.string(), count: z.int(), meanMs: z.number(), medianMs: z.number() }),
  ),
  starts: z.array(kindCountSchema),
  ends: z.array(kindCountSchema),
});
export type EdgesAnswer = z.infer<typeof edgesAnswerSchema>;
