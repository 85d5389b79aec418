import {
  palettes,
  standardFonts,
  svgOf,
  type FontId,
  type FormPage,
  type Page,
  type Theme,
} from "@itinera/scene";
import { fontIds, woff2Url } from "./fonts.ts";

/** A page as an SVG file that carries its fonts, so that it looks the same everywhere. */
export async function svgFile(page: Page | FormPage, theme: Theme = "light"): Promise<string> {
  const used = new Set<FontId>();
  // Written once to learn which fonts it uses, and again with them.
  svgOf(page, { fontUrl: (font) => void used.add(font) });
  // Pictures are shown in the viewer's own colours; the export font has no WOFF2.
  const embedded = fontIds.filter((font) => used.has(font) && font !== "emoji");
  const urls = new Map(
    await Promise.all(embedded.map(async (font) => [font, await woff2Url(font)] as const)),
  );
  return svgOf(page, { palette: palettes[theme], fonts: standardFonts, fontUrl: (font) => urls.get(font) });
}
