import type { CardId } from "@itinera/core";
import type { Scene } from "@itinera/scene";
import type { SheetPoint } from "../gesture/sheet-point.ts";

/** The frame that is drawn around cards, px of the sheet. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const frameBetween = (a: SheetPoint, b: SheetPoint): Frame => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
});

/** The cards that the frame touches. */
export function cardsInFrame({ rows }: Scene, { x, y, w, h }: Frame): readonly CardId[] {
  return rows
    .filter((row) => row.y < y + h && row.y + row.h > y)
    .flatMap((row) => row.groups)
    .filter(
      (one) =>
        one.role === "card" && one.x < x + w && one.x + one.w > x && one.y < y + h && one.y + one.h > y,
    )
    .map((one) => one.id as CardId);
}
