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

/** The same ready for use. Lengths in em. */
export interface FontMetrics {
  readonly id: TextFontId;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly ascent: number;
  readonly descent: number;
  covers(code: number): boolean;
  /** 0 for a character that the font lacks. */
  advance(code: number): number;
  kern(before: number, after: number): number;
}

/** Makes a table ready: lookups by code point, kerning as one flat matrix. */
export function fontMetrics(id: TextFontId, table: MetricsTable): FontMetrics {
  const codes = Array.from(table.chars, (char) => char.codePointAt(0) ?? 0);
  const places = new Int16Array(Math.max(...codes) + 1).fill(-1);
  codes.forEach((code, at) => (places[code] = at));
  const em = 1 / table.unitsPerEm;
  const advances = Float64Array.from(table.advances, (units) => units * em);
  const columns = table.kern[0]?.length ?? 0;
  const kerns = Float64Array.from(table.kern.flat(), (units) => units * em);
  const before = Uint16Array.from(table.before);
  const after = Uint16Array.from(table.after);
  const placeOf = (code: number) => (code < places.length ? (places[code] ?? -1) : -1);
  return {
    id,
    family: table.family,
    weight: table.weight,
    italic: table.italic,
    ascent: table.ascent * em,
    descent: table.descent * em,
    covers: (code) => placeOf(code) >= 0,
    advance: (code) => advances[placeOf(code)] ?? 0,
    kern(first, second) {
      const row = before[placeOf(first)] ?? 0;
      const column = after[placeOf(second)] ?? 0;
      return row === 0 || column === 0 ? 0 : (kerns[row * columns + column] ?? 0);
    },
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
