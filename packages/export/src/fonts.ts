import { readFile } from "node:fs/promises";
import { textFonts, type FontId } from "@itinera/scene";

/** All fonts that a page may use. */
export const fontIds: readonly FontId[] = [...textFonts, "emoji"];

const fontFile = (font: FontId, kind: "ttf" | "woff2") =>
  new URL(import.meta.resolve(`@itinera/scene/fonts/${font}.${kind}`));

/** resvg and Typst read whole TrueType files; text in a WOFF2 would vanish without a word. */
export const readTrueType = (font: FontId): Promise<Buffer> => readFile(fontFile(font, "ttf"));

export async function woff2Url(font: FontId): Promise<string> {
  const file = await readFile(fontFile(font, "woff2"));
  return `data:font/woff2;base64,${file.toString("base64")}`;
}
