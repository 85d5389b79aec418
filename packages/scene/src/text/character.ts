/** 0: common to all scripts. */
export type Script = 0 | "latin" | "greek" | "cyrillic";

const between = (code: number, first: number, last: number) => code >= first && code <= last;

export const isMark = (code: number) => between(code, 0x300, 0x36f);

export const isNewline = (code: number) => code === 0x0a;

/** A space at which a line may end; no-break spaces are not. */
export const isBreakingSpace = (code: number) =>
  code === 0x20 || code === 0x09 || (between(code, 0x2000, 0x200a) && code !== 0x2007) || code === 0x3000;

export const isDigit = (code: number) => between(code, 0x30, 0x39);

export function scriptOf(code: number): Script {
  if (between(code, 0x61, 0x7a) || between(code, 0x41, 0x5a)) return "latin";
  if (code < 0xaa) return 0;
  if (between(code, 0xc0, 0x24f)) return code === 0xd7 || code === 0xf7 ? 0 : "latin";
  if (between(code, 0x400, 0x52f)) return "cyrillic";
  if (between(code, 0x1e00, 0x1eff) || code === 0xaa || code === 0xba) return "latin";
  if (between(code, 0x370, 0x3ff)) return "greek";
  return 0;
}

/** A letter of a script that we hyphenate and kern. */
export const isLetter = (code: number) => scriptOf(code) !== 0;

/** Drawn by nothing in any font: controls, joiners, variation selectors, tags. */
export const isInvisible = (code: number) =>
  code < 0x20 ||
  (code >= 0x7f && code < 0xa0) ||
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === 0xfeff ||
  (code >= 0xe0000 && code <= 0xe0fff);
