import { auditActions } from "@itinera/core";
import { z } from "zod";

const auditLineSchema = z.object({
  /** Grows with time. */
  number: z.int(),
  action: z.enum(auditActions),
  at: z.number(),
  /** Account, key, link or operator; "": nobody who is known. */
  who: z.string(),
  name: z.string(),
  address: z.string(),
  about: z.record(z.string(), z.string()),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

/** `next`: ask with it as `before` for what is older; null: there is nothing. */
export const auditLinesSchema = z.object({ entries: z.array(auditLineSchema), next: z.int().nullable() });

const whenSchema = z.coerce.number().int();
export const auditQuerySchema = z.object({
  action: z.enum(auditActions).optional(),
  who: z.string().max(200).optional(),
  from: whenSchema.optional(),
  to: whenSchema.optional(),
  before: whenSchema.optional(),
});
export type AuditQuery = z.input<typeof auditQuerySchema>;
