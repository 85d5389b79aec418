import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { palettes, svgOf, type FormPage, type Page, type Theme } from "@itinera/scene";
import { fontIds } from "./fonts.ts";

/** 28 Mpx took 3.3 s and 0.75 GB in the process; a little more is all we ask of a server. */
const mostPixels = 30_000_000;

export interface PngRefusal {
  readonly kind: "refused";
  readonly reason: "too-large";
  readonly pixels: number;
  readonly most: number;
  /** The largest scale that would do, in steps of 0.25; below the smallest step, the exact one. */
  readonly largestScale: number;
}

/** Refuses a picture that is too large before anything is drawn. */
export function pngRefusal({ w, h }: Page | FormPage, scale: number): PngRefusal | undefined {
  const pixels = Math.ceil(w * scale) * Math.ceil(h * scale);
  if (pixels <= mostPixels) return undefined;
  const largest = Math.sqrt(mostPixels / (w * h));
  const stepped = Math.floor(largest * 4) / 4;
  return {
    kind: "refused",
    reason: "too-large",
    pixels,
    most: mostPixels,
    largestScale: stepped > 0 ? stepped : largest,
  };
}

/** For one thread: it is busy for about a second for 5 Mpx. */
export function pngOf(page: Page | FormPage, theme: Theme, scale: number): Uint8Array {
  const picture = new Resvg(svgOf(page, { palette: palettes[theme] }), {
    fitTo: { mode: "zoom", value: scale },
    font: {
      fontFiles: fontIds.map((font) =>
        fileURLToPath(import.meta.resolve(`@itinera/scene/fonts/${font}.ttf`)),
      ),
      loadSystemFonts: false,
      defaultFontFamily: "Itinera UI",
    },
  });
  return picture.render().asPng();
}
