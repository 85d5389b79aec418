import type { Lang } from "@itinera/core";
import type { TextMark } from "../draw/mark.ts";
import type { Ink } from "../draw/palette.ts";
import { breakLines, type Line } from "../text/break-lines.ts";
import { oneLine } from "../text/ellipsis.ts";
import { baselineOf } from "../text/font-metrics.ts";
import type { Fonts } from "../text/fonts.ts";
import type { Hyphenate } from "../text/hyphenate.ts";
import { normalText } from "../text/measured-text.ts";
import type { Span } from "../text/span.ts";
import type { TextStyle } from "./density.ts";

/** Sets text: everything that a text mark needs beside the words. */
export interface Pen {
  /** Of the interface's own words. */
  readonly lang: Lang;
  readonly fonts: Fonts;
  readonly hyphenate?: Hyphenate;
}

/** `top` of the first line box; lines stand one under another. */
export function linesMark(
  pen: Pen,
  lines: readonly Line[],
  style: TextStyle,
  fill: Ink,
  x: number,
  top: number,
): TextMark {
  const { font, size, leading } = style;
  const y = top + baselineOf(pen.fonts.of(font), size, leading);
  return { kind: "text", x, y, size, leading, fill, lang: pen.lang, lines };
}

/** One line, cut short with "…" beyond `width`. */
export function lineMark(
  pen: Pen,
  text: string,
  style: TextStyle,
  fill: Ink,
  x: number,
  top: number,
  width = Infinity,
): TextMark {
  return linesMark(pen, [oneLine(text, style.font, style.size, width, pen.fonts)], style, fill, x, top);
}

export const widthOf = (mark: TextMark): number => Math.max(0, ...mark.lines.map((line) => line.width));

/** One line that ends at `right`. */
export function endMark(
  pen: Pen,
  text: string,
  style: TextStyle,
  fill: Ink,
  right: number,
  top: number,
  width = Infinity,
): TextMark {
  const mark = lineMark(pen, text, style, fill, 0, top, width);
  return { ...mark, x: right - widthOf(mark) };
}

export function centreMark(
  pen: Pen,
  text: string,
  style: TextStyle,
  fill: Ink,
  centre: number,
  top: number,
): TextMark {
  const mark = lineMark(pen, text, style, fill, 0, top);
  return { ...mark, x: centre - widthOf(mark) / 2 };
}

export const brokenLines = (
  pen: Pen,
  spans: readonly Span[],
  style: TextStyle,
  width: number,
): readonly Line[] =>
  breakLines({ spans, size: style.size, lang: pen.lang }, width, {
    fonts: pen.fonts,
    ...(pen.hyphenate && { hyphenate: pen.hyphenate }),
  });

/** Broken into lines of at most `width`, at most `most` of them: what is more ends in "…". */
export function blockMark(
  pen: Pen,
  text: string,
  style: TextStyle,
  fill: Ink,
  x: number,
  top: number,
  width: number,
  most = Infinity,
): TextMark {
  const lines = brokenLines(pen, [{ text: normalText(text), font: style.font }], style, width);
  if (lines.length <= most) return linesMark(pen, lines, style, fill, x, top);
  const rest = lines.slice(most - 1).flatMap((line) => line.runs.map((run) => run.text));
  const last = oneLine(rest.join(""), style.font, style.size, width, pen.fonts);
  return linesMark(pen, [...lines.slice(0, most - 1), last], style, fill, x, top);
}

export const heightOf = (mark: TextMark): number => mark.lines.length * mark.leading;
