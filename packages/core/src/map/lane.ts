import { z } from "zod";
import { laneIdSchema, sectionIdSchema } from "../ids.ts";
import { laneRoles } from "../lane/lane-role.ts";
import { laneKindNames } from "../lane/lane-kind.ts";
import { iconSchema, nameSchema, orderSchema, sizeSchema, slotSchema } from "./field.ts";

/** What a lane may have beside its kind and place; all of it optional. */
export const laneDetailsSchema = z.object({
  /** Stays in sight at the top while the others scroll. */
  pinned: z.boolean(),
  hidden: z.boolean(),
  collapsed: z.boolean(),
  section: sectionIdSchema,
  /** Least height. */
  height: sizeSchema,
  /** Instead of the role that its kind has in a blueprint. */
  role: z.enum(laneRoles),
  icon: iconSchema,
  colour: slotSchema,
  /** Of a curve: words for its values, the lowest first. */
  labels: z.array(z.string().max(60)).length(5),
  /** Of a curve: faces beside its values. */
  faces: z.boolean(),
});
export type LaneDetails = z.infer<typeof laneDetailsSchema>;

export const laneSchema = z.object({
  id: laneIdSchema,
  order: orderSchema,
  kind: z.enum(laneKindNames),
  /** Instead of the kind's own name. */
  name: nameSchema.optional(),
  ...laneDetailsSchema.partial().shape,
});
export type Lane = z.infer<typeof laneSchema>;

/** A heading over the lanes that follow one another and name it. */
export const sectionSchema = z.object({
  id: sectionIdSchema,
  order: orderSchema,
  name: nameSchema,
  collapsed: z.boolean().optional(),
  colour: slotSchema.optional(),
});
export type Section = z.infer<typeof sectionSchema>;
