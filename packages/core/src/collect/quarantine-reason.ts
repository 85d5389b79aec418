import { z } from "zod";

/** Why a message became no event; texts are catalogue keys `collect:reason.<reason>`. */
export const quarantineReasons = [
  /** The message is no object, or not in the words of the client that it seems to come from. */
  "not-understood",
  "no-name",
  "no-person",
  "bad-time",
  /** The message has more than 32 KB, or a name, id or value is longer than we keep. */
  "too-long",
  "too-many-properties",
  /** Objects and lists lie in each other more levels than we read. */
  "too-deep",
  /** The mapping of the source failed, took too long, or gave something that is no event. */
  "mapping-failed",
  "mapping-gave-nothing",
  /** The project has more names of events than it can hold. */
  "too-many-kinds",
] as const;
export const quarantineReasonSchema = z.enum(quarantineReasons);
export type QuarantineReason = z.infer<typeof quarantineReasonSchema>;
