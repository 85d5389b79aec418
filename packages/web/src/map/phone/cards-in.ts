import { columnsOf, type Card, type Column, type JourneyMap, type Lane } from "@itinera/core";

/** Cards that stand in a column, those that reach into it from the left included. */
export function cardsIn(map: JourneyMap, lane: Lane, column: Column): readonly Card[] {
  const places = new Map(columnsOf(map).map(({ id }, at) => [id, at]));
  const at = places.get(column.id) ?? -1;
  return map.cards.filter((card) => {
    const start = places.get(card.column) ?? -1;
    return card.lane === lane.id && start <= at && at < start + card.span;
  });
}
