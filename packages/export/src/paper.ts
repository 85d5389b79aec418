import type { FormPage, Page } from "@itinera/scene";
import type { Fit } from "./typst/sheet.ts";

/** As large as the map, or a sheet of paper that it is scaled down to. */
export const papers = ["fit", "a4", "a3", "a2", "a1", "a0"] as const;
export type Paper = (typeof papers)[number];

/** Short and long side in pt. */
const sides: Record<Exclude<Paper, "fit">, readonly [short: number, long: number]> = {
  a4: [595.28, 841.89],
  a3: [841.89, 1_190.55],
  a2: [1_190.55, 1_683.78],
  a1: [1_683.78, 2_383.94],
  a0: [2_383.94, 3_370.39],
};

/** A CSS px at its own size. */
const pointsPerPx = 0.75;
/** PDF 1.7, appendix C.2: no page is longer. */
const longestPage = 14_400;

/** Where the page stands on its paper, and how much smaller. Paper lies or stands as the map does. */
export function fitOf({ w, h }: Page | FormPage, paper: Paper): Fit {
  if (paper === "fit") {
    const unit = Math.min(pointsPerPx, longestPage / Math.max(w, h));
    return { unit, w, h, x: 0, y: 0 };
  }
  const [short, long] = sides[paper];
  const [paperW, paperH] = w > h ? [long, short] : [short, long];
  const unit = Math.min(pointsPerPx, paperW / w, paperH / h);
  // In px of the page, so that one unit scales everything.
  const [roomW, roomH] = [paperW / unit, paperH / unit];
  return { unit, w: roomW, h: roomH, x: (roomW - w) / 2, y: (roomH - h) / 2 };
}
