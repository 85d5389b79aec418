import type { CardId, ColumnId, LaneId } from "@itinera/core";
import { space } from "./density.ts";
import type { Scene } from "./scene.ts";

/** Where a card would go, and the line that shows it, in the sheet's coordinates. */
export interface DropPlace {
  readonly lane: LaneId;
  readonly column: ColumnId;
  /** The card that it would stand before; absent: at the end. */
  readonly before?: CardId;
  readonly line: { readonly x: number; readonly y: number; readonly w: number };
}

/** The place in a card lane under a point of the sheet; `moved` is the card in hand, which counts as absent. */
export function placeAt(scene: Scene, x: number, y: number, moved?: CardId): DropPlace | undefined {
  const row = scene.rows.find((one) => y >= one.y && y < one.y + one.h);
  const column = scene.columns.find((one) => x >= one.x && x < one.x + one.w);
  if (!row || !column || row.shape !== "cards") return undefined;
  const cards = row.groups.filter(
    (one) => one.role === "card" && one.column === column.index && one.id !== moved,
  );
  const next = cards.find((card) => y < card.y + card.h / 2);
  const last = cards.at(-1);
  const lineY = next
    ? next.y - space.cardGap / 2
    : last
      ? last.y + last.h + space.cardGap / 2
      : row.y + space.cellY;
  const left = column.x + space.rule + space.cellX;
  return {
    lane: row.lane.id,
    column: column.id,
    ...(next && { before: next.id as CardId }),
    line: { x: left, y: lineY, w: column.w - space.rule - space.cellX * 2 },
  };
}
