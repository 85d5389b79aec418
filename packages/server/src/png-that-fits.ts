import type { Exporter } from "@itinera/export";
import type { FormPage, Page, Theme } from "@itinera/scene";

/** A picture with `scale` of its pixels for one px of the screen, or with as many as there may be, but at least one. */
export async function pngThatFits(
  exporter: Exporter,
  page: Page | FormPage,
  { theme, scale }: { readonly theme: Theme; readonly scale: number },
) {
  const sharp = await exporter.png(page, { theme, scale });
  if (sharp.kind === "exported" || sharp.largestScale < 1) return sharp;
  return exporter.png(page, { theme, scale: sharp.largestScale });
}
