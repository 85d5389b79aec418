import type { CardId, EditOf, JourneyMap } from "@itinera/core";
import { placeAt, type Scene } from "@itinera/scene";
import { cardsOfCell } from "../editor/walk.ts";
import type { DropLine, SheetPoint } from "./sheet-point.ts";

export interface CardDrop {
  readonly edit: EditOf<"card.move">;
  readonly line: DropLine;
}

/** Where a card dropped at `point` lands; undefined outside the lanes of cards. */
export function dropCard(
  map: JourneyMap,
  scene: Scene,
  id: CardId,
  { x, y }: SheetPoint,
): CardDrop | undefined {
  const place = placeAt(scene, x, y, id);
  if (!place) return undefined;
  const { lane, column, before, line } = place;
  const stack = cardsOfCell(map, lane, column).filter((other) => other !== id);
  const at = before === undefined ? stack.length : stack.indexOf(before);
  return {
    edit: { kind: "card.move", id, lane, column, at: at === -1 ? stack.length : at },
    line: { direction: "across", x: line.x, y: line.y, length: line.w },
  };
}
