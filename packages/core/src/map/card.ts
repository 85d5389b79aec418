import { z } from "zod";
import { cardIdSchema, columnIdSchema, laneIdSchema, mapIdSchema, personaIdSchema } from "../ids.ts";
import { attachmentSchema, evidenceLevels, evidenceSchema } from "./attachment.ts";
import { bindingSchema } from "./binding.ts";
import { iconSchema, nameSchema, orderSchema, slotSchema } from "./field.ts";
import { richTextSchema } from "./rich-text.ts";

export const cardStatuses = ["idea", "planned", "in-progress", "done", "rejected"] as const;

export const mostAttachments = 30;

const degree = z.int().min(1).max(5);

/** What a card may have beside its words and its place; all of it optional. */
export const cardDetailsSchema = z.object({
  colour: slotSchema,
  icon: iconSchema,
  tags: z.array(z.string().min(1).max(64)).max(30),
  owner: nameSchema,
  /** Of a touchpoint: how much it matters to the customer, and how content they are with it, 1…5. */
  importance: degree,
  satisfaction: degree,
  status: z.enum(cardStatuses),
  /** A critical moment: drawn on the map and listed in the register. */
  critical: z.boolean(),
  level: z.enum(evidenceLevels),
  /** How an assumption shall be validated. */
  plan: z.string().max(2_000),
  evidence: z.array(evidenceSchema).max(50),
  attachments: z.array(attachmentSchema).max(mostAttachments),
  /** What a KPI shall reach. */
  target: nameSchema,
  /** A more detailed map. */
  map: mapIdSchema,
  /** Lanes that the card covers, downwards. */
  rows: z.int().min(2).max(50),
});
export type CardDetails = z.infer<typeof cardDetailsSchema>;

export const cardSchema = z.object({
  id: cardIdSchema,
  order: orderSchema,
  lane: laneIdSchema,
  column: columnIdSchema,
  /** Columns that the card covers, to the right. */
  span: z.int().min(1).max(200).default(1),
  text: richTextSchema,
  channels: z.array(z.string().min(1).max(64)).max(20).default([]),
  /** Empty: all personas. */
  personas: z.array(personaIdSchema).max(50).default([]),
  binding: bindingSchema.optional(),
  ...cardDetailsSchema.partial().shape,
});
export type Card = z.infer<typeof cardSchema>;
