import type { EpochMs } from "../brand.ts";
import { epochMsOf } from "./calendar.ts";
import { readTimePattern, type PatternPart } from "./time-pattern.ts";
import { TimeScanner } from "./time-scanner.ts";
import { zoneClock, type ZoneClock } from "./time-zone.ts";

/** The moment that a text names, or undefined when it names none (31.02., 25:00, a word). */
export type TimeParser = (text: string) => EpochMs | undefined;

export type TimeParserRefusal = {
  readonly kind: "refused";
  readonly reason: "unknown-time-format" | "unknown-timezone";
  readonly name: string;
};

/**
 * A parser for one pattern. The text may end before the time, the seconds or their fraction, go on with
 * seconds and a fraction that the pattern leaves out, and carry its own zone at its end.
 */
const patternParser = (parts: readonly PatternPart[], clock: ZoneClock): TimeParser => {
  const scanner = new TimeScanner();
  const twelveHours = parts.some((part) => part.kind === "half-day");
  return (text) => {
    scanner.start(text.trim());
    for (const part of parts) {
      if (scanner.atEnd && scanner.isComplete) break;
      if (scanner.read(part)) continue;
      if (!scanner.isComplete) return undefined;
      break;
    }
    if (!scanner.readMore()) return undefined;
    const wall = scanner.wall(twelveHours);
    if (wall === undefined) return undefined;
    if (scanner.atEnd) return epochMsOf(clock(wall));
    const zone = scanner.readZone();
    return zone === undefined ? undefined : epochMsOf(wall - zone * 60_000);
  };
};

/** Numbers since 1970; a fraction is allowed and cut to milliseconds. */
const epochParser =
  (unitsPerMs: number): TimeParser =>
  (text) =>
    /^\s*-?\d{1,17}(\.\d+)?\s*$/.test(text) ? epochMsOf(Math.floor(Number(text) / unitsPerMs)) : undefined;

const isoParser = (clock: ZoneClock): TimeParser => {
  const parser = (pattern: string): TimeParser => patternParser(readTimePattern(pattern) ?? [], clock);
  const extended = parser("yyyy-MM-ddTHH:mm:ss.SSS");
  const basic = parser("yyyyMMddTHHmmss.SSS");
  return (text) => extended(text) ?? basic(text);
};

/** `format` as in `ImportMapping.timeFormat`; a time without a zone of its own is read in `zone`. */
export const createTimeParser = (format: string, zone = "UTC"): TimeParser | TimeParserRefusal => {
  const clock = zoneClock(zone);
  if (clock === undefined) return { kind: "refused", reason: "unknown-timezone", name: zone };
  switch (format) {
    case "iso":
      return isoParser(clock);
    case "epoch-s":
      return epochParser(0.001);
    case "epoch-ms":
      return epochParser(1);
    case "epoch-us":
      return epochParser(1000);
    default: {
      const parts = readTimePattern(format);
      if (parts === undefined) return { kind: "refused", reason: "unknown-time-format", name: format };
      return patternParser(parts, clock);
    }
  }
};
