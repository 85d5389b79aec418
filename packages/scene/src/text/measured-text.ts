import { isMark, scriptOf, type Script } from "./character.ts";
import type { FontId, FontMetrics, TextFontId } from "./font-metrics.ts";
import type { Fonts } from "./fonts.ts";
import { isInvisible, letterShown, shownBy } from "./shown-by.ts";

/** Text in one font. */
export interface Span {
  readonly text: string;
  readonly font: TextFontId;
  readonly link?: string;
}

/** Finished text in one font; `width` in px, spaces at its end included. */
export interface Run {
  readonly text: string;
  readonly font: FontId;
  readonly width: number;
  readonly link?: string;
}

/** Spans joined into one text whose every stretch can be measured. Places count UTF-16 units. */
export interface MeasuredText {
  readonly text: string;
  /** Width of text[from, to) in px, set alone. */
  width(from: number, to: number): number;
  /** Whether text may be cut before `at` without tearing a letter or a picture. */
  cuttable(at: number): boolean;
  /** Kerning and advance of a hyphen set after the character before `at`. */
  hyphenWidth(at: number): number;
  runs(from: number, to: number): readonly Run[];
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Surrogates, joiners, variation selectors and key caps: where a picture may take several code points. */
const mayHoldPictures = /[\u200d\ufe0f\u20e3\ud800-\udfff]/;
const hyphen = 0x2d;
/** Width in em of what no font of ours has: about that of a CJK character and of most pictures. */
const unknownWidth = 1;

/** All line ends become "\n", letters and their marks one character (NFC). */
export const normalText = (text: string): string =>
  text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n").normalize("NFC");

/** `size` in px. Spans must hold normal text. */
export function measureText(spans: readonly Span[], size: number, fonts: Fonts): MeasuredText {
  const text = spans.length === 1 ? (spans[0]?.text ?? "") : spans.map((span) => span.text).join("");
  /** ends[i]: where unit i − 1 ends when all stands in one line; kerns[i]: kerning before unit i, part of it. */
  const ends = new Float64Array(text.length + 1);
  const kerns = new Float64Array(text.length + 1);
  const torn = new Uint8Array(text.length + 1);
  const shown: FontId[] = new Array<FontId>(text.length);
  const spanAt: Span[] = new Array<Span>(text.length);

  let at = 0;
  let x = 0;
  for (const span of spans) {
    const own = fonts.of(span.font);
    let lastCode = -1;
    let lastFont: FontId | undefined;
    let script: Script = 0;
    const put = (units: number, written: number, isPicture: boolean) => {
      const font = isPicture ? "emoji" : own.covers(written) ? span.font : shownBy(written, span.font, fonts);
      const metrics =
        font === span.font ? own : font === undefined || font === "emoji" ? undefined : fonts.of(font);
      const code = metrics ? letterShown(written, metrics.covers) : written;
      const ownScript = scriptOf(code);
      if (isMark(code)) torn[at] = 1;
      else if (!isInvisible(code)) {
        // A browser shapes each script apart; what is common to all goes with the script before it.
        const together = ownScript === 0 || script === 0 || ownScript === script;
        if (metrics && font === lastFont && together) kerns[at] = metrics.kern(lastCode, code) * size;
        lastCode = code;
        lastFont = font;
      }
      if (ownScript !== 0) script = ownScript;
      x += (kerns[at] ?? 0) + widthOf(code, font, metrics, fonts) * size;
      for (let unit = 0; unit < units; unit++) {
        if (unit > 0) torn[at] = 1;
        shown[at] = font ?? span.font;
        spanAt[at] = span;
        ends[++at] = x;
      }
    };
    if (mayHoldPictures.test(span.text)) putClusters(span.text, fonts, put);
    else for (let unit = 0; unit < span.text.length; unit++) put(1, span.text.charCodeAt(unit), false);
  }

  const width = (from: number, to: number) =>
    to <= from ? 0 : (ends[to] ?? 0) - (ends[from] ?? 0) - (kerns[from] ?? 0);
  return {
    text,
    width,
    cuttable: (place) => torn[place] !== 1,
    hyphenWidth(place) {
      const font = fonts.of(spanAt[place - 1]?.font ?? "ui-400");
      return (font.advance(hyphen) + font.kern(text.charCodeAt(place - 1), hyphen)) * size;
    },
    runs(from, to) {
      const runs: Run[] = [];
      for (let start = from, end = from + 1; start < to; end++) {
        if (end < to && shown[end] === shown[start] && spanAt[end] === spanAt[start]) continue;
        const link = spanAt[start]?.link;
        const run = {
          text: text.slice(start, end),
          font: shown[start] ?? "ui-400",
          width: width(start, end),
        };
        runs.push(link === undefined ? run : { ...run, link });
        start = end;
      }
      return runs;
    },
  };
}

/** In em. */
function widthOf(
  code: number,
  font: FontId | undefined,
  metrics: FontMetrics | undefined,
  fonts: Fonts,
): number {
  if (metrics) return metrics.advance(code === 0x09 ? 0x20 : code);
  if (isInvisible(code)) return 0;
  return font === "emoji" ? fonts.emoji.advance : unknownWidth;
}

/** A picture of several code points is one picture wide; anything else goes character by character. */
function putClusters(
  text: string,
  fonts: Fonts,
  put: (units: number, code: number, isPicture: boolean) => void,
): void {
  for (const { segment } of segmenter.segment(text)) {
    const first = segment.codePointAt(0) ?? 0;
    const asPicture = first > 0xffff || /[\ufe0f\u20e3]/.test(segment);
    if (asPicture && (fonts.emoji.covers(first) || segment.includes("\u20e3")))
      put(segment.length, first, true);
    else for (const char of segment) put(char.length, char.codePointAt(0) ?? 0, false);
  }
}
