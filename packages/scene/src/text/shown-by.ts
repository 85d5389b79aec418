import { isInvisible } from "./character.ts";
import type { TextFontId } from "./font-metrics.ts";
import type { Fonts } from "./fonts.ts";

/** The same weight of the interface family, which holds more marks. */
const companions: Record<TextFontId, TextFontId> = {
  "ui-400": "ui-400",
  "ui-400i": "ui-400",
  "ui-500": "ui-500",
  "ui-600": "ui-600",
  "read-400i": "ui-400",
  "read-500": "ui-500",
  "read-600": "ui-600",
};

/**
 * The font that shows a character wanted in `font`: itself, its companion, or the pictures.
 * `undefined`: none has it; the screen uses what the system has, an export a hollow square.
 */
export function shownBy(code: number, font: TextFontId, fonts: Fonts): TextFontId | "emoji" | undefined {
  if (isInvisible(code)) return font;
  for (const one of [font, companions[font]]) {
    const { covers } = fonts.of(one);
    if (covers(letterShown(code, covers))) return one;
  }
  return fonts.emoji.covers(code) ? "emoji" : undefined;
}

/**
 * The letter under the mark, for a letter that a font holds only in parts (ǵ is g and an accent):
 * fonts are asked the way HarfBuzz does it, one mark less at a time. `code` itself when it has no parts.
 */
export function letterShown(code: number, covers: (code: number) => boolean): number {
  if (covers(code) || code < 0xc0) return code;
  const parts = Array.from(String.fromCodePoint(code).normalize("NFD"));
  const mark = parts.pop()?.codePointAt(0) ?? 0;
  if (parts.length === 0 || !covers(mark)) return code;
  const rest = Array.from(parts.join("").normalize("NFC"));
  const letter = rest.length === 1 ? letterShown(rest[0]?.codePointAt(0) ?? 0, covers) : 0;
  return covers(letter) ? letter : code;
}

/** Characters of `text` that no font of ours shows, each once. */
export function uncovered(text: string, font: TextFontId, fonts: Fonts): readonly string[] {
  return [...new Set(text)].filter((char) => shownBy(char.codePointAt(0) ?? 0, font, fonts) === undefined);
}
