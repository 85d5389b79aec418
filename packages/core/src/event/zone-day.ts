import type { EpochMs } from "../brand.ts";
import { zoneClock } from "./time-zone.ts";

/** Days of the calendar of a zone, counted from 1970-01-01. */
export interface ZoneDays {
  /** The day in which a moment falls there. */
  of(moment: number): number;
  /** The first moment of a day; where midnight is left out, what comes instead of it. */
  start(day: number): EpochMs;
}

const dayMs = 86_400_000;

const utc: ZoneDays = {
  of: (moment) => Math.floor(moment / dayMs),
  start: (day) => (day * dayMs) as EpochMs,
};

/** Of an IANA zone or `UTC`; a zone that does not exist is taken for UTC. */
export function zoneDays(zone: string): ZoneDays {
  const clock = zone === "UTC" ? undefined : zoneClock(zone);
  if (!clock) return utc;
  const start = (day: number) => clock(day * dayMs);
  return {
    start,
    of(moment) {
      // No clock is a whole day away from UTC.
      const day = Math.floor(moment / dayMs);
      return [day + 1, day].find((one) => start(one) <= moment) ?? day - 1;
    },
  };
}

/** `2025-01-31`, of a day since 1970-01-01. */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The day of `2025-01-31`, since 1970-01-01; undefined for what is no date. */
export function dayOfText(text: string): number | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time / dayMs;
}
