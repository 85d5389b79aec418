import { z } from "zod";

export const engineStates = ["starting", "up", "rebuilding", "down", "missing"] as const;

/** What the server says of itself. `firstTime`: there is no project yet. */
export const statusSchema = z.object({
  version: z.string(),
  /** Where the data lies, as the owner typed it. */
  data: z.string(),
  engine: z.object({ state: z.enum(engineStates), version: z.string().nullable(), since: z.number() }),
  firstTime: z.boolean(),
});
export type Status = z.infer<typeof statusSchema>;

export const rebuiltSchema = z.object({ entries: z.int(), events: z.int() });
