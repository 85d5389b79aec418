import { z } from "zod";
import { personaIdSchema } from "../ids.ts";
import { imageSchema } from "./attachment.ts";
import { nameSchema, orderSchema, slotSchema } from "./field.ts";

/** Statements of one kind, one a line. */
const lines = z.array(z.string().min(1).max(1_000)).max(50);

/** The parts of a portrait that are lists of statements, in the order of a persona sheet. */
export const personaLists = [
  "goals",
  "needs",
  "expectations",
  "motives",
  "fears",
  "problems",
  "preferences",
  "interests",
  "circle",
] as const;
export type PersonaList = (typeof personaLists)[number];

/** The written portrait of a segment; all of it optional. */
export const personaDetailsSchema = z.object({
  picture: imageSchema,
  /** Buyer, payer, user, relative … in the team's own word. */
  role: nameSchema,
  quote: z.string().max(1_000),
  about: z.string().max(5_000),
  /** Age, place, job, income …: name and value, as the team calls them. */
  facts: z.array(z.object({ name: nameSchema, value: nameSchema })).max(40),
  goals: lines,
  needs: lines,
  expectations: lines,
  motives: lines,
  fears: lines,
  problems: lines,
  preferences: lines,
  interests: lines,
  /** The social circle: who advises, decides along, or is affected. */
  circle: lines,
  channels: z.array(z.string().min(1).max(64)).max(40),
  /** `value` lies between the two ends, 0…100. */
  sliders: z.array(z.object({ left: nameSchema, right: nameSchema, value: z.int().min(0).max(100) })).max(30),
  /** Jobs to be done: when …, I want …, so that …. */
  jobs: z
    .array(z.object({ when: z.string().max(500), want: z.string().max(500), so: z.string().max(500) }))
    .max(30),
  custom: z.array(z.object({ name: nameSchema, text: z.string().max(5_000) })).max(30),
  /** The segment that gives it a size and live numbers. */
  segment: z.string().max(64),
  /** Where it came from in the library of personas. */
  library: personaIdSchema,
});
export type PersonaDetails = z.infer<typeof personaDetailsSchema>;

export const personaSchema = z.object({
  id: personaIdSchema,
  order: orderSchema,
  name: nameSchema,
  /** Slot 1…8 of the category colours; marker and dash belong to the slot. */
  slot: slotSchema,
  ...personaDetailsSchema.partial().shape,
});
export type Persona = z.infer<typeof personaSchema>;
