import { shaperOf } from "./shaper.ts";

/** What `scene` knows of the emoji font, which only exports use. */
export interface EmojiTable {
  readonly id: "emoji";
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** One width for every picture, in font units. */
  readonly advance: number;
  /** First and last code point of each covered stretch, beyond the letters and digits it also holds. */
  readonly ranges: readonly (readonly [number, number])[];
}

export function emojiOf(file: Uint8Array): EmojiTable {
  const shaper = shaperOf(file);
  const ranges: [number, number][] = [];
  for (const code of [...shaper.face.collectUnicodes()].filter((one) => one > 0xff).sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const { ascender, descender } = shaper.font.hExtents();
  return {
    id: "emoji",
    unitsPerEm: shaper.face.upem,
    ascent: ascender,
    descent: -descender,
    advance: shaper.shape("😀", "Latn")[0]?.advance ?? 0,
    ranges,
  };
}
