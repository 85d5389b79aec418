import type { CardId, EditOf } from "@itinera/core";
import type { DropLine, SheetGeometry, SheetPoint } from "./sheet-geometry.ts";

export interface CardDrop {
  readonly edit: EditOf<"card.move">;
  readonly line: DropLine;
}

/** Room between the line and the border of its cell, px. */
const inset = 5;

/** Where a card dropped at `point` lands; undefined outside the lanes of cards. */
export function dropCard(geometry: SheetGeometry, id: CardId, point: SheetPoint): CardDrop | undefined {
  const column = geometry.columns.find((one) => point.x >= one.x && point.x < one.x + one.w);
  const row = geometry.rows.find((one) => point.y >= one.y && point.y < one.y + one.h);
  if (!column || !row?.takesCards) return undefined;
  const stack = [...geometry.cards]
    .filter(([other, box]) => other !== id && box.lane === row.lane && box.column === column.id)
    .map(([, box]) => box)
    .sort((a, b) => a.y - b.y);
  const below = stack.findIndex((box) => point.y < box.y + box.h / 2);
  const at = below === -1 ? stack.length : below;
  const before = stack[at - 1];
  const after = stack[at];
  const y = before && after ? (before.y + before.h + after.y) / 2 : before ? before.y + before.h + 1 : row.y + 3;
  return {
    edit: { kind: "card.move", id, lane: row.lane, column: column.id, at },
    line: { direction: "across", x: column.x + inset, y, length: column.w - 2 * inset },
  };
}
