import type { Scene } from "@itinera/scene";

/** What the desk leaves around the sheet, px (sheet.module.css). */
const margin = { across: 48, down: 72 };
/** From further away nothing can be told apart. */
const least = 0.2;

/** The zoom at which the whole sheet lies in a window of this size; never larger than life. */
export const fitZoom = ({ w, h }: Pick<Scene, "w" | "h">, width: number, height: number): number =>
  Math.max(least, Math.min(1, (width - margin.across) / w, (height - margin.down) / h));
