import { isInvisible } from "./character.ts";
import type { Run } from "./span.ts";

/**
 * The text of a run as a document holds it: controls, soft hyphens and joiners outside pictures have no
 * glyph, and some renderers would draw a box for them.
 */
export function printedText({ text, font }: Run): string {
  if (font === "emoji") return text;
  return Array.from(text.replaceAll("\t", " "), (char) =>
    isInvisible(char.codePointAt(0) ?? 0) ? "" : char,
  ).join("");
}
