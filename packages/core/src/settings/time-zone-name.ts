import { z } from "zod";
import { zoneClock } from "../event/time-zone.ts";

/** An IANA zone that this computer knows, or `UTC`. */
export const timeZoneSchema = z
  .string()
  .max(60)
  .refine((zone) => zoneClock(zone) !== undefined);
