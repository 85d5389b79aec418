import { projectIdSchema } from "@itinera/core";
import { z } from "zod";
import { roleSchema } from "./account.ts";

export const projectSchema = z.object({
  id: projectIdSchema,
  name: z.string(),
  /** Rows of its log; null while the engine is away. */
  events: z.int().nullable(),
  example: z.boolean(),
  /** Milliseconds since 1970. */
  created: z.number(),
  /** What the asker is in it; `guest`: they see it for a map of it alone. */
  role: roleSchema,
});
export type Project = z.infer<typeof projectSchema>;

export const projectsSchema = z.object({ projects: z.array(projectSchema) });

export const newProjectSchema = z.object({ name: z.string().trim().min(1).max(200) });
