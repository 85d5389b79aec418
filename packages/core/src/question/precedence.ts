import { z } from "zod";
import { periodSchema, unitSchema } from "./unit.ts";

/** Which kind first occurs before which: what discovery works on (D11). */
export const precedenceQuestionSchema = z.object({
  kind: z.literal("precedence"),
  unit: unitSchema.default("case"),
  period: periodSchema.default({}),
});
export type PrecedenceQuestion = z.infer<typeof precedenceQuestionSchema>;

/**
 * `pairs`: for a < b by name, units that hold both, and in how many of them the first a stands
 * before the first b in journey order. Pairs that never meet are left out.
 */
export const precedenceAnswerSchema = z.object({
  unit: unitSchema,
  cases: z.int(),
  events: z.int(),
  kinds: z.array(
    z.object({
      name: z.string(),
      events: z.int(),
      units: z.int(),
      /** Mean of the place of its first occurrence in the unit's journey, 0 (start) … 1 (end). */
      meanPlace: z.number(),
    }),
  ),
  pairs: z.array(z.object({ a: z.string(), b: z.string(), both: z.int(), aFirst: z.int() })),
});
export type PrecedenceAnswer = z.infer<typeof precedenceAnswerSchema>;
