import type { Lang } from "@itinera/core";
import { breakPoints, type BreakPoint } from "./break-points.ts";
import { isBreakingSpace, isLetter, isMark, isNewline } from "./character.ts";
import type { Fonts } from "./fonts.ts";
import type { Hyphenate } from "./hyphenate.ts";
import { measureText, type MeasuredText } from "./measured-text.ts";
import type { Run, Span } from "./span.ts";

export interface Line {
  /** Joined they are the line's text, spaces at its end included. */
  readonly runs: readonly Run[];
  /** What is seen, in px: without spaces at the end, with the hyphen. */
  readonly width: number;
  /** A hyphen is drawn after the last run; it is no part of the text. */
  readonly hyphen: boolean;
  /** The text has a line end here; it is in no run. */
  readonly newline: boolean;
}

export interface Paragraph {
  readonly spans: readonly Span[];
  /** px */
  readonly size: number;
  readonly lang: Lang;
}

export interface Breaking {
  readonly fonts: Fonts;
  /** Absent: only words too long for a line are cut, anywhere. */
  readonly hyphenate?: Hyphenate;
}

/** Part of the box that may stay empty before a word is hyphenated, where hyphens save a line. */
const hyphenationZone = 0.3;
/** Letters that stay on each side of a hyphen. */
const fewestLetters = 2;
const softHyphen = 0xad;

/**
 * Breaks text into lines at most `width` px wide, filling each as far as it goes. Only a single letter or
 * picture may be wider. A word that fits into a line is hyphenated only where that saves a line. Runs and
 * line ends joined give the text back.
 */
export function breakLines(
  { spans, size, lang }: Paragraph,
  width: number,
  breaking: Breaking,
): readonly Line[] {
  const measured = measureText(spans, size, breaking.fonts);
  const points = breakPoints(measured, lang);
  const whole = lineEnds(measured, points, width, breaking.hyphenate, 1);
  const cut =
    breaking.hyphenate && whole.length > 2
      ? lineEnds(measured, points, width, breaking.hyphenate, hyphenationZone)
      : whole;
  const ends = cut.length < whole.length ? cut : whole;
  const lines = ends.map((end, at) => lineOf(measured, ends[at - 1]?.at ?? 0, end));
  const endsOpen = lines.length === 0 || lines.at(-1)?.newline === true;
  return endsOpen ? [...lines, { runs: [], width: 0, hyphen: false, newline: false }] : lines;
}

/** `zone`: part of the box that must be empty before a word that fits is hyphenated. */
function lineEnds(
  measured: MeasuredText,
  points: readonly BreakPoint[],
  width: number,
  hyphenate: Hyphenate | undefined,
  zone: number,
): readonly LineEnd[] {
  const ends: LineEnd[] = [];
  let start = 0;
  let next = 0;
  while (start < measured.text.length) {
    const end = lineEnd(measured, points, next, start, width, hyphenate, zone);
    ends.push(end);
    start = end.at;
    while (next < points.length && (points[next]?.at ?? 0) <= start) next++;
  }
  return ends;
}

type LineEnd = Pick<BreakPoint, "at"> & { readonly kind: "newline" | "plain" | "hyphen" };

function lineEnd(
  measured: MeasuredText,
  points: readonly BreakPoint[],
  firstPoint: number,
  start: number,
  width: number,
  hyphenate: Hyphenate | undefined,
  zone: number,
): LineEnd {
  let good: LineEnd | undefined;
  let poor: LineEnd | undefined;
  let tooFar = measured.text.length;
  for (let place = firstPoint; place <= points.length; place++) {
    const point = points[place];
    const at = point?.at ?? measured.text.length;
    const hyphen = point?.kind === "soft" ? measured.hyphenWidth(at - 1) : 0;
    if (measured.width(start, seenEnd(measured.text, start, at)) + hyphen > width) {
      tooFar = at;
      // A soft hyphen that does not fit may be followed by a narrower whole word.
      if (point?.kind !== "soft") break;
      continue;
    }
    if (!point) return { at, kind: "plain" };
    if (point.kind === "newline") return { at, kind: "newline" };
    if (seenEnd(measured.text, start, at) === start) continue;
    if (point.kind === "poor") poor = { at, kind: "plain" };
    else good = { at, kind: point.kind === "soft" ? "hyphen" : "plain" };
  }
  const empty = good ? width - measured.width(start, seenEnd(measured.text, start, good.at)) : 0;
  if (hyphenate && (!good || empty > width * zone)) {
    const within = hyphenation(measured, good?.at ?? start, tooFar, start, width, hyphenate);
    if (within !== undefined) return { at: within, kind: "hyphen" };
  }
  return good ?? poor ?? { at: cut(measured, start, width), kind: "plain" };
}

/** The last place in text[from, to) where a hyphenated word still fits into the line that begins at `start`. */
function hyphenation(
  measured: MeasuredText,
  from: number,
  to: number,
  start: number,
  width: number,
  hyphenate: Hyphenate,
): number | undefined {
  let best: number | undefined;
  for (const word of wordsOf(measured.text, from, to)) {
    if (measured.width(start, word.from) > width) break;
    let at = word.from;
    for (const part of hyphenate(measured.text.slice(word.from, word.to))) {
      at += part.length;
      if (at - word.from < fewestLetters || word.to - at < fewestLetters) continue;
      if (measured.width(start, at) + measured.hyphenWidth(at) <= width) best = at;
    }
  }
  return best;
}

/** Words of letters alone: nothing in an address, a code or a number is hyphenated. */
function* wordsOf(text: string, from: number, to: number): Generator<{ from: number; to: number }> {
  const isPart = (at: number) => isLetter(text.charCodeAt(at)) || isMark(text.charCodeAt(at));
  const touches = (at: number) =>
    at >= 0 && at < text.length && /[\d_@/\\.:#&=+\u00ad'’-]/.test(text.charAt(at));
  for (let at = from; at < to; at++) {
    if (!isPart(at)) continue;
    const begin = at;
    while (at < to && isPart(at)) at++;
    const isBare = !touches(begin - 1) && (!touches(at) || !isPart(at + 1));
    if (isBare && at - begin >= fewestLetters * 2) yield { from: begin, to: at };
  }
}

/** As many letters as fit, at least one, and the spaces and line end after them. */
function cut(measured: MeasuredText, start: number, width: number): number {
  const { text } = measured;
  let fits: number | undefined;
  for (let at = start + 1; at <= text.length; at++) {
    if (at < text.length && !measured.cuttable(at)) continue;
    if (fits !== undefined && measured.width(start, at) > width) break;
    fits = at;
    if (isNewline(text.charCodeAt(at))) break;
  }
  let end = fits ?? text.length;
  while (isBreakingSpace(text.charCodeAt(end))) end++;
  return isNewline(text.charCodeAt(end)) ? end + 1 : end;
}

/** Where the visible part of text[start, end) ends. */
function seenEnd(text: string, start: number, end: number): number {
  let seen = end;
  while (seen > start && (isBreakingSpace(text.charCodeAt(seen - 1)) || isNewline(text.charCodeAt(seen - 1))))
    seen--;
  return seen;
}

function lineOf(measured: MeasuredText, start: number, { at, kind }: LineEnd): Line {
  const hyphen = kind === "hyphen";
  const lastLetter = measured.text.charCodeAt(at - 1) === softHyphen ? at - 1 : at;
  const newline = kind === "newline" || isNewline(measured.text.charCodeAt(at - 1));
  const seen = measured.width(start, seenEnd(measured.text, start, at));
  return {
    runs: measured.runs(start, newline ? at - 1 : at),
    width: hyphen ? seen + measured.hyphenWidth(lastLetter) : seen,
    hyphen,
    newline,
  };
}
