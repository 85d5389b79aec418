import { z } from "zod";
import { periodSchema, unitSchema } from "./unit.ts";

export const attempts = ["any", "first"] as const;
export const ties = ["same", "strict"] as const;

/** How many units go through the steps in order (D4). */
export const funnelQuestionSchema = z.object({
  kind: z.literal("funnel"),
  unit: unitSchema.default("person"),
  period: periodSchema.default({}),
  /** Names of events; the same name may stand twice. */
  steps: z.array(z.string().min(1).max(500)).min(1).max(30),
  /** From the first step to the last, in milliseconds; absent: no limit. */
  windowMs: z.int().positive().optional(),
  attempt: z.enum(attempts).default("any"),
  ties: z.enum(ties).default("same"),
});
export type FunnelQuestion = z.infer<typeof funnelQuestionSchema>;

/** Units that reached at least each step. */
export const funnelAnswerSchema = z.object({
  unit: unitSchema,
  steps: z.array(z.object({ name: z.string(), count: z.int() })),
});
export type FunnelAnswer = z.infer<typeof funnelAnswerSchema>;
