import type { Face } from "./faces.ts";
import { shaperOf, type Shaper } from "./shaper.ts";

/** What `scene` measures text with; all lengths in font units. */
export interface MetricsTable {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** Sorted by code point; the lists below follow its order. */
  readonly chars: string;
  readonly advances: readonly number[];
  /** Kerning class of each character before another; 0 never kerns. */
  readonly before: readonly number[];
  /** Kerning class of each character after another; 0 never kerns. */
  readonly after: readonly number[];
  /** kern[before class][after class] */
  readonly kern: readonly (readonly number[])[];
}

const mark = /\p{Mark}/u;

/**
 * HarfBuzz' kerning of every pair of `chars`: one row for each first character. Marks never kern (and
 * would merge with the letter before). Throws when a pair kerns otherwise in Cyrillic than in Latin
 * text, for then one table would not do.
 */
function kerningOf(shaper: Shaper, chars: readonly string[], advances: readonly number[]): number[][] {
  const bases = chars.filter((char) => !mark.test(char));
  const columns = new Map(bases.map((char, at) => [char, at]));
  return chars.map((first, row) => {
    if (mark.test(first)) return chars.map(() => 0);
    const line = bases.map((second) => first + second).join("");
    const inLatin = shaper.shape(line, "Latn");
    const inCyrillic = shaper.shape(line, "Cyrl");
    if (inLatin.length !== bases.length * 2) throw new Error(`"${first}" merges with another character`);
    return chars.map((second) => {
      const column = columns.get(second);
      if (column === undefined) return 0;
      const advance = inLatin[column * 2]?.advance ?? 0;
      if (advance !== inCyrillic[column * 2]?.advance) throw new Error(`"${first}${second}" kerns by script`);
      return advance - (advances[row] ?? 0);
    });
  });
}

/** Equal rows share a class; a row of zeros is class 0. */
function classesOf(rows: readonly (readonly number[])[]): {
  classes: number[];
  distinct: (readonly number[])[];
} {
  const zero = (rows[0] ?? []).map(() => 0);
  const distinct: (readonly number[])[] = [zero];
  const known = new Map([[zero.join(), 0]]);
  const classes = rows.map((row) => {
    const key = row.join();
    const found = known.get(key) ?? distinct.push(row) - 1;
    known.set(key, found);
    return found;
  });
  return { classes, distinct };
}

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));

export function metricsOf(face: Face, ttf: Uint8Array): MetricsTable {
  const shaper = shaperOf(ttf);
  const chars = [...shaper.face.collectUnicodes()]
    .sort((a, b) => a - b)
    .map((code) => String.fromCodePoint(code));
  const advances = chars.map((char) => shaper.shape(char, "Latn")[0]?.advance ?? 0);
  const first = classesOf(kerningOf(shaper, chars, advances));
  const second = classesOf(transposed(first.distinct));
  const { ascender, descender } = shaper.font.hExtents();
  return {
    id: face.file,
    family: face.family,
    weight: face.weight,
    italic: face.italic,
    unitsPerEm: shaper.face.upem,
    ascent: ascender,
    descent: -descender,
    chars: chars.join(""),
    advances,
    before: first.classes,
    after: second.classes,
    kern: transposed(second.distinct),
  };
}
