import { mapIdSchema, personaDetailsSchema, personaIdSchema } from "@itinera/core";
import { z } from "zod";

const portrait = {
  name: z.string().trim().min(1).max(500),
  fields: personaDetailsSchema.omit({ library: true }).partial(),
};

/** A persona of the workspace's library. Times in milliseconds since 1970. */
export const libraryPersonaSchema = z.object({
  id: personaIdSchema,
  ...portrait,
  created: z.number(),
  updated: z.number(),
});
export type LibraryPersona = z.infer<typeof libraryPersonaSchema>;

export const libraryPersonasSchema = z.object({ personas: z.array(libraryPersonaSchema) });

/** `map`: where its picture lies so far. */
export const savePersonaSchema = z.object({ ...portrait, map: mapIdSchema.optional() });
export type SavePersona = z.input<typeof savePersonaSchema>;

/** The map that takes it up, and may show its picture from then on. */
export const lendPersonaSchema = z.object({ map: mapIdSchema });
