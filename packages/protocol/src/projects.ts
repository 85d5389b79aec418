import { projectIdSchema } from "@itinera/core";
import { z } from "zod";

export const projectSchema = z.object({
  id: projectIdSchema,
  name: z.string(),
  /** Rows of its log; null while the engine is away. */
  events: z.int().nullable(),
  example: z.boolean(),
  /** Milliseconds since 1970. */
  created: z.number(),
});
export type Project = z.infer<typeof projectSchema>;

export const projectsSchema = z.object({ projects: z.array(projectSchema) });

export const newProjectSchema = z.object({ name: z.string().trim().min(1).max(200) });
