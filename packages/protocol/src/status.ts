import { z } from "zod";

export const engineStates = ["starting", "up", "rebuilding", "down", "missing"] as const;

const partStates = ["ok", "full", "failed"] as const;

/** What the server says of itself. `firstTime`: there is no project yet. */
export const statusSchema = z.object({
  version: z.string(),
  /** Where the data lies, as the owner typed it. */
  data: z.string(),
  engine: z.object({ state: z.enum(engineStates), version: z.string().nullable(), since: z.number() }),
  firstTime: z.boolean(),
});
export type Status = z.infer<typeof statusSchema>;

/**
 * Whether the server can do its work. It can without its engine, and, for those who read, with a disk that takes no
 * more.
 */
export const readinessSchema = z.object({
  ready: z.boolean(),
  parts: z.object({
    database: z.enum(partStates),
    rooms: z.enum(partStates),
    disk: z.enum(partStates),
    engine: z.enum(engineStates),
  }),
});
export type Readiness = z.infer<typeof readinessSchema>;

export const rebuiltSchema = z.object({ entries: z.int(), events: z.int() });
