import { columnsOf, type CardId, type EditOf, type JourneyMap } from "@itinera/core";
import type { Scene } from "@itinera/scene";

/** A card can reach to the last column and no further. */
function stretched(map: JourneyMap, id: CardId, span: number): EditOf<"card.set-span"> | undefined {
  const card = map.cards.find((one) => one.id === id);
  if (!card) return undefined;
  const columns = columnsOf(map);
  const room = columns.length - columns.findIndex((one) => one.id === card.column);
  const within = Math.max(1, Math.min(span, room));
  return within === card.span ? undefined : { kind: "card.set-span", id, span: within };
}

/** By keyboard: one column more or fewer; undefined where it stays as it is. */
export function stretchBy(map: JourneyMap, id: CardId, by: 1 | -1): EditOf<"card.set-span"> | undefined {
  const card = map.cards.find((one) => one.id === id);
  return card && stretched(map, id, card.span + by);
}

/** By the handle at the card's right edge, now at `x` of the sheet: it snaps to the nearest column border. */
export function stretchTo(
  map: JourneyMap,
  { columns }: Pick<Scene, "columns">,
  id: CardId,
  x: number,
): EditOf<"card.set-span"> | undefined {
  const card = map.cards.find((one) => one.id === id);
  const first = columns.findIndex((one) => one.id === card?.column);
  if (!card || first === -1) return undefined;
  const reached = columns.slice(first).filter((one) => x > one.x + one.w / 2).length;
  return stretched(map, id, Math.max(1, reached));
}
