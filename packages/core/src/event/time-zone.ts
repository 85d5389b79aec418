import type { EpochMs } from "../brand.ts";

/** Turns the reading of a clock on the wall, written as if it were UTC, into the moment it shows. */
export type ZoneClock = (wall: number) => EpochMs;

const day = 86_400_000;

const utc: ZoneClock = (wall) => wall as EpochMs;

/** `GMT+05:30`, `GMT-00:01:15`, `GMT` */
const offsetOf = (format: Intl.DateTimeFormat, moment: number): number => {
  const text = format.formatToParts(moment).find((part) => part.type === "timeZoneName")?.value ?? "";
  const match = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text);
  if (match === null) return 0;
  const [, sign, hours, minutes, seconds] = match;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === "-" ? -size : size;
};

interface Day {
  readonly before: number;
  readonly after: number;
  /** The moment at which the offset changes; endless when it does not. */
  readonly change: number;
}

const readDay = (format: Intl.DateTimeFormat, wallDay: number): Day => {
  let low = (wallDay - 1) * day;
  let high = (wallDay + 2) * day;
  const before = offsetOf(format, low);
  const after = offsetOf(format, high);
  if (before === after) return { before, after, change: Infinity };
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetOf(format, middle) === before) low = middle;
    else high = middle;
  }
  return { before, after, change: high };
};

/**
 * The clock of an IANA zone or `UTC`; undefined for a zone that does not exist. An hour that comes twice
 * in autumn is the first of the two; a time in the hour that spring leaves out is moved on by that hour
 * (the rule "compatible" of Temporal and of java.time).
 */
export const zoneClock = (zone: string): ZoneClock | undefined => {
  if (zone === "UTC") return utc;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
  const days = new Map<number, Day>();
  let lastDay = NaN;
  let last: Day | undefined;
  return (wall) => {
    const wallDay = Math.floor(wall / day);
    if (wallDay !== lastDay || last === undefined) {
      last = days.get(wallDay);
      if (last === undefined) {
        last = readDay(format, wallDay);
        days.set(wallDay, last);
      }
      lastDay = wallDay;
    }
    const first = wall - last.before;
    if (first < last.change) return first as EpochMs;
    const second = wall - last.after;
    return (second >= last.change ? second : first) as EpochMs;
  };
};
