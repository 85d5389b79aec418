import { z } from "zod";
import { periodSchema, unitSchema } from "./unit.ts";

/** Which whole paths there are, and how many units took each. */
export const variantsQuestionSchema = z.object({
  kind: z.literal("variants"),
  unit: unitSchema.default("case"),
  period: periodSchema.default({}),
  limit: z.int().min(1).max(10_000).default(100),
});
export type VariantsQuestion = z.infer<typeof variantsQuestionSchema>;

/** `total`: how many different paths there are; `other`: units whose path is not listed. */
export const variantsAnswerSchema = z.object({
  unit: unitSchema,
  cases: z.int(),
  total: z.int(),
  variants: z.array(z.object({ path: z.array(z.string()), count: z.int() })),
  other: z.int(),
});
export type VariantsAnswer = z.infer<typeof variantsAnswerSchema>;
