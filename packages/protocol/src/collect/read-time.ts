import { createTimeParser, type EpochMs, type TimeParser } from "@itinera/core";
import type { JsonValue } from "./dialect.ts";

const parser = createTimeParser("iso");
const iso: TimeParser = typeof parser === "function" ? parser : () => undefined;
const epoch = createTimeParser("epoch-ms");
const epochMs: TimeParser = typeof epoch === "function" ? epoch : () => undefined;

/** No time is written with more letters. */
const longest = 64;

/**
 * A number since 1970, in seconds, milliseconds, micro- or nanoseconds: as long as these are of our times, their
 * numbers of digits tell them apart.
 */
function msOfNumber(value: number): number {
  const size = Math.abs(value);
  if (size < 1e11) return value * 1e3;
  if (size < 1e14) return value;
  return size < 1e17 ? value / 1e3 : value / 1e6;
}

const readNumber = (value: number): EpochMs | undefined => epochMs(String(Math.floor(msOfNumber(value))));

/** As ISO 8601 (in UTC unless it says otherwise) or as a number since 1970; undefined: it names no time. */
export function readTime(value: JsonValue): EpochMs | undefined {
  if (typeof value === "number") return readNumber(value);
  if (typeof value !== "string" || value.length > longest) return undefined;
  // Eight digits are a day.
  return /^\s*-?\d{9,19}(\.\d+)?\s*$/.test(value) ? readNumber(Number(value)) : iso(value);
}

/** Nothing was said of the time. A number beyond all numbers becomes null where it is written as JSON. */
export const isNoTime = (value: JsonValue | undefined): value is undefined | null =>
  value === undefined ||
  value === null ||
  (typeof value === "number" && !Number.isFinite(value)) ||
  (typeof value === "string" && value.trim() === "");

/** The first of several that says something of a time, be it readable or not. */
export const firstTimeOf = (...values: readonly (JsonValue | undefined)[]): JsonValue | undefined =>
  values.find((value) => !isNoTime(value));
