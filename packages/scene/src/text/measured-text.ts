import type { Fonts } from "./fonts.ts";
import type { Run, Span } from "./span.ts";
import { TextRuler } from "./text-ruler.ts";

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

const hyphen = 0x2d;

/** All line ends become "\n", letters and their marks one character (NFC). */
export const normalText = (text: string): string =>
  text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n").normalize("NFC");

/** `size` in px. Spans must hold normal text. */
export function measureText(spans: readonly Span[], size: number, fonts: Fonts): MeasuredText {
  const text = spans.length === 1 ? (spans[0]?.text ?? "") : spans.map((span) => span.text).join("");
  const ruler = new TextRuler(text.length, size, fonts);
  for (const span of spans) ruler.put(span);
  const { ends, kerns, torn, stretches } = ruler;

  const width = (from: number, to: number) =>
    to <= from ? 0 : (ends[to] ?? 0) - (ends[from] ?? 0) - (kerns[from] ?? 0);
  const stretchAt = (place: number) => stretches.findLast((stretch) => stretch.start <= place);
  return {
    text,
    width,
    cuttable: (place) => torn[place] !== 1,
    hyphenWidth(place) {
      const font = fonts.of(stretchAt(place - 1)?.span.font ?? "ui-400");
      const kern = font.kernAt(font.place(text.charCodeAt(place - 1)), font.place(hyphen));
      return (font.advance(hyphen) + kern) * size;
    },
    runs: (from, to) =>
      stretches.flatMap(({ start, font, span }, at): Run[] => {
        const first = Math.max(from, start);
        const end = Math.min(to, stretches[at + 1]?.start ?? to);
        if (first >= end) return [];
        const run = { text: text.slice(first, end), font, width: width(first, end) };
        return [span.link === undefined ? run : { ...run, link: span.link }];
      }),
  };
}
