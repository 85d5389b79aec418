import { z } from "zod";
import { assetIdSchema } from "../ids.ts";
import { daySchema, linkSchema, nameSchema } from "./field.ts";

/** A picture among the stored files; in a map file its bytes stand under `assets` (D12). Size in pixels. */
export const imageSchema = z.object({
  asset: assetIdSchema,
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  alt: nameSchema.optional(),
  /** The part that is shown, in shares of the whole picture. */
  crop: z
    .object({
      x: z.number().min(0).max(1),
      y: z.number().min(0).max(1),
      width: z.number().min(0.01).max(1),
      height: z.number().min(0.01).max(1),
    })
    .optional(),
});
export type Image = z.infer<typeof imageSchema>;

export const attachmentSchema = z.discriminatedUnion("kind", [
  imageSchema.extend({ kind: z.literal("image") }),
  z.object({
    kind: z.literal("document"),
    asset: assetIdSchema,
    name: nameSchema,
    bytes: z.int().min(0),
    mime: z.string().max(100),
  }),
  z.object({ kind: z.literal("link"), url: linkSchema, title: nameSchema.optional() }),
]);
export type Attachment = z.infer<typeof attachmentSchema>;

export const evidenceLevels = ["assumption", "supported", "measured"] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

export const evidenceSources = [
  "events",
  "survey",
  "reviews",
  "interviews",
  "observation",
  "documents",
] as const;

/** What supports a card. `n`: sample size; `expires`: from this day on it no longer counts. */
export const evidenceSchema = z.object({
  source: z.enum(evidenceSources),
  note: z.string().max(2_000).optional(),
  n: z.int().min(0).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  expires: daySchema.optional(),
  url: linkSchema.optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
