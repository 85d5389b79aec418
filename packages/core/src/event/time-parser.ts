import type { EpochMs } from "../brand.ts";
import { readTimePattern, timeFields, type PatternPart } from "./time-pattern.ts";
import { zoneClock, type ZoneClock } from "./time-zone.ts";

/** The moment that a text names, or undefined when it names none (31.02., 25:00, a word). */
export type TimeParser = (text: string) => EpochMs | undefined;

export type TimeParserRefusal = {
  readonly kind: "refused";
  readonly reason: "unknown-time-format" | "unknown-timezone";
  readonly name: string;
};

const { year, month, day, hour, minute, second } = timeFields;

const zero = 48;
const space = 32;
const isDigit = (code: number): boolean => code >= zero && code <= 57;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (y: number): boolean => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
const daysIn = (y: number, m: number): number => (m === 2 && isLeap(y) ? 29 : (monthDays[m - 1] ?? 0));

/**
 * 1900 to 2299: what the engine's DateTime64 holds. Years such as 0001 and 9999 stand for "no time" in
 * many exports.
 */
const earliest = -2_208_988_800_000;
const latest = 10_413_791_999_999;
const inRange = (time: number): EpochMs | undefined =>
  time >= earliest && time <= latest ? (time as EpochMs) : undefined;

/** Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible date algorithms"). */
const daysFromCivil = (y: number, m: number, d: number): number => {
  const shifted = m <= 2 ? y - 1 : y;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
};

/** Minutes east of UTC written at `at`, to the end of the text; undefined when it is not a zone. */
const zoneMinutes = (text: string, at: number): number | undefined => {
  const sign = text.charCodeAt(at);
  if ((sign === 90 || sign === 122) && text.length === at + 1) return 0;
  if (sign !== 43 && sign !== 45) return /^(UTC|GMT)$/i.test(text.slice(at)) ? 0 : undefined;
  const match = /^.(\d\d)(?::?(\d\d))?$/.exec(text.slice(at));
  if (match === null) return undefined;
  const size = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return size > 18 * 60 ? undefined : sign === 45 ? -size : size;
};

/**
 * A parser for one pattern. The text may end before the time, the seconds or their fraction, go on with
 * seconds and a fraction that the pattern leaves out, and carry its own zone at its end.
 */
const patternParser = (parts: readonly PatternPart[], clock: ZoneClock): TimeParser => {
  const fields = new Int32Array(6);
  let at = 0;
  let millis = 0;
  let afternoon = -1;
  let filled = 0;

  const readNumber = (text: string, field: number, least: number, most: number): boolean => {
    let value = 0;
    let digits = 0;
    for (; digits < most; digits++) {
      const code = text.charCodeAt(at + digits);
      if (!isDigit(code)) break;
      value = value * 10 + code - zero;
    }
    if (digits < least) return false;
    at += digits;
    fields[field] = field === year && most === 2 ? value + (value < 70 ? 2000 : 1900) : value;
    filled |= 1 << field;
    return true;
  };

  const readFraction = (text: string): boolean => {
    let scale = 100;
    const start = at;
    for (; isDigit(text.charCodeAt(at)); at++) {
      millis += (text.charCodeAt(at) - zero) * scale;
      scale = Math.floor(scale / 10);
    }
    return at > start && at - start <= 9;
  };

  const readHalfDay = (text: string): boolean => {
    const match = /^\s*([ap])\.?m\.?/i.exec(text.slice(at, at + 8));
    if (match === null) return false;
    afternoon = match[1]?.toLowerCase() === "p" ? 1 : 0;
    at += match[0].length;
    return true;
  };

  const readSign = (text: string, code: number): boolean => {
    const found = text.charCodeAt(at);
    if (code === 84 ? found === 84 || found === 116 || found === space : found === code) {
      at++;
      if (found === space) while (text.charCodeAt(at) === space) at++;
      return true;
    }
    return code === 46 && found === 44 && ((filled >> second) & 1) === 1 ? (at++, true) : false;
  };

  const has = (field: number): boolean => ((filled >> field) & 1) === 1;
  const hasDate = (): boolean => has(year) && has(month) && has(day);
  const mayEnd = (): boolean => hasDate() && has(hour) === has(minute);

  const readPart = (text: string, part: PatternPart): boolean => {
    switch (part.kind) {
      case "number":
        return readNumber(text, part.field, part.least, part.most);
      case "fraction":
        return readFraction(text);
      case "half-day":
        return readHalfDay(text);
      case "sign":
        return readSign(text, part.code);
    }
  };

  const needsHalf = parts.some((part) => part.kind === "half-day");

  return (raw) => {
    const text = raw.charCodeAt(0) <= space || raw.charCodeAt(raw.length - 1) <= space ? raw.trim() : raw;
    at = 0;
    millis = 0;
    afternoon = -1;
    filled = 0;
    fields.fill(0);
    for (const part of parts) {
      if (at >= text.length && mayEnd()) break;
      const before = at;
      if (readPart(text, part)) continue;
      if (!mayEnd()) return undefined;
      at = before;
      break;
    }
    if (has(minute) && !has(second) && text.charCodeAt(at) === 58) {
      at++;
      if (!readNumber(text, second, 1, 2)) return undefined;
    }
    if (has(second) && millis === 0 && (text.charCodeAt(at) === 46 || text.charCodeAt(at) === 44)) {
      at++;
      if (!readFraction(text)) return undefined;
    }
    let zone: number | undefined;
    if (at < text.length) {
      while (text.charCodeAt(at) === space) at++;
      zone = zoneMinutes(text, at);
      if (zone === undefined || !has(hour)) return undefined;
    }
    const y = fields[year] ?? 0;
    const m = fields[month] ?? 0;
    const d = fields[day] ?? 0;
    let h = fields[hour] ?? 0;
    if (m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return undefined;
    if (needsHalf && has(hour)) {
      if (h < 1 || h > 12 || afternoon < 0) return undefined;
      h = (h % 12) + afternoon * 12;
    }
    const min = fields[minute] ?? 0;
    const sec = fields[second] ?? 0;
    if (h > 23 || min > 59 || sec > 59) return undefined;
    const wall = daysFromCivil(y, m, d) * 86_400_000 + h * 3_600_000 + min * 60_000 + sec * 1000 + millis;
    return inRange(zone === undefined ? clock(wall) : wall - zone * 60_000);
  };
};

/** Numbers since 1970; a fraction is allowed and cut to milliseconds. */
const epochParser =
  (unitsPerMs: number): TimeParser =>
  (raw) => {
    const text = raw.trim();
    if (!/^-?\d{1,17}(\.\d+)?$/.test(text)) return undefined;
    return inRange(Math.floor(Number(text) / unitsPerMs));
  };

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
