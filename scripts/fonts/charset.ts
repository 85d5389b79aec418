/** Every code point from `first` to `last`. */
const range = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at));

const marks = range(0x300, 0x304) + range(0x306, 0x308) + "\u030a\u030b\u030c\u0327\u0328";
const spaces = "\u00a0" + range(0x2002, 0x200a) + "\u202f";
/** Without width; the breaker reads them, the fonts hold an empty glyph where they have one. */
const invisible = "\u00ad\u200b\u200c\u200d\u2060\ufeff";

/**
 * What every text font is cut down to: all of English, Russian and Polish, their Latin and Cyrillic
 * neighbours, and the marks of a map. A character that a font lacks is left out of its file.
 */
export const charset = [
  range(0x20, 0x7e),
  range(0xa1, 0xff),
  range(0x100, 0x17f),
  "ȘșȚțẞ",
  range(0x400, 0x45f),
  "ҐґҒғҚқҢңҮүҰұҺһӘәӨө",
  marks,
  spaces,
  invisible,
  "‐‑‒–—―‘’‚‛“”„‟†‡•…‰′″‹›⁄",
  "⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⅓⅔⅛⅜⅝⅞",
  "€₴₸₹₺₽₿",
  "℃№℗℠™Ωµπ",
  "←↑→↓↔↕↖↗↘↙↩↪",
  "−∕∙√∞∆∏∑∫≈≠≤≥◊",
  "■□▲△▶▼▽◀◆◇○●★☆♥✓✗",
].join("");

/** Stands in for a character that a font lacks and that looks the same. */
export const lookalikes: Readonly<Record<string, string>> = {
  "\u2011": "\u2010",
  "\u2010": "-",
  "∕": "⁄",
  "∙": "·",
};
