import { isInvisible, isMark, scriptOf } from "./character.ts";

/** One font file: family by role (interface, reading), weight, `i` for italic. */
export const textFonts = [
  "ui-400",
  "ui-400i",
  "ui-500",
  "ui-600",
  "read-400i",
  "read-500",
  "read-600",
] as const;
export type TextFontId = (typeof textFonts)[number];

/** `emoji` is set by fallback alone: in exports it is a font, on screen the system's own pictures. */
export type FontId = TextFontId | "emoji";

/** What scripts/fonts.ts writes for one font; all lengths in font units. */
export interface MetricsTable {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly chars: string;
  readonly advances: readonly number[];
  /** Kerning class of each character before another, and after another; class 0 never kerns. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly kern: readonly (readonly number[])[];
}

/** What a character does to those beside it. */
export const traits = {
  /** Letters of one script kern with each other and with what is common to all, 0. */
  latin: 1,
  greek: 2,
  cyrillic: 3,
  /** Stands over the letter before it. */
  mark: 4,
  /** Has neither width nor glyph. */
  invisible: 5,
} as const;
export type Trait = 0 | (typeof traits)[keyof typeof traits];

const traitOf = (code: number): Trait => {
  if (isInvisible(code)) return traits.invisible;
  if (isMark(code)) return traits.mark;
  const script = scriptOf(code);
  return script === 0 ? 0 : traits[script];
};

/** The same ready for use. Lengths in em; a place is a character's number in the table, −1 when it lacks one. */
export interface FontMetrics {
  readonly id: TextFontId;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly ascent: number;
  readonly descent: number;
  readonly place: (code: number) => number;
  readonly traitAt: (place: number) => Trait;
  readonly advanceAt: (place: number) => number;
  readonly kernAt: (before: number, after: number) => number;
  readonly covers: (code: number) => boolean;
  readonly advance: (code: number) => number;
}

/** Makes a table ready: lookups by code point, kerning as one flat matrix. */
export function fontMetrics(id: TextFontId, table: MetricsTable): FontMetrics {
  const codes = Array.from(table.chars, (char) => char.codePointAt(0) ?? 0);
  const places = new Int16Array(Math.max(...codes) + 1).fill(-1);
  codes.forEach((code, at) => (places[code] = at));
  const em = 1 / table.unitsPerEm;
  const advances = Float64Array.from(table.advances, (units) => units * em);
  const characterTraits = Uint8Array.from(codes, traitOf);
  const columns = table.kern[0]?.length ?? 0;
  const kerns = Float64Array.from(table.kern.flat(), (units) => units * em);
  const before = Uint16Array.from(table.before);
  const after = Uint16Array.from(table.after);
  const place = (code: number) => (code < places.length ? (places[code] ?? -1) : -1);
  return {
    id,
    family: table.family,
    weight: table.weight,
    italic: table.italic,
    ascent: table.ascent * em,
    descent: table.descent * em,
    place,
    traitAt: (at) => (characterTraits[at] ?? 0) as Trait,
    advanceAt: (at) => advances[at] ?? 0,
    kernAt: (first, second) => kerns[(before[first] ?? 0) * columns + (after[second] ?? 0)] ?? 0,
    covers: (code) => place(code) >= 0,
    advance: (code) => advances[place(code)] ?? 0,
  };
}

/**
 * Distance from the top of a line box to its baseline, in whole px, as browsers round it.
 * `size` and `leading` in px.
 */
export function baselineOf(font: FontMetrics, size: number, leading: number): number {
  const ascent = Math.round(font.ascent * size);
  const descent = Math.round(font.descent * size);
  return Math.floor((leading - ascent - descent) / 2) + ascent;
}
