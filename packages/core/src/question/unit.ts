import { z } from "zod";

/** What is counted (D8). */
export const units = ["person", "session", "case"] as const;
export const unitSchema = z.enum(units);
export type Unit = z.infer<typeof unitSchema>;

/** Part of the log that a question looks at: from ≤ time < to, in milliseconds since 1970 (UTC). */
export const periodSchema = z.object({
  from: z.int().optional(),
  to: z.int().optional(),
});
export type Period = z.infer<typeof periodSchema>;

/** A session ends where a person pauses for longer than this. */
export const sessionGapMs = 30 * 60_000;
