import { columnsOf, type Card, type JourneyMap } from "@itinera/core";

/** The columns of the sheet that a card covers. */
export interface CardColumns {
  readonly column: number;
  readonly span: number;
}

/**
 * Where cards stand. `span` counts columns of the map, of which a collapsed stage shows one: `columnIndex` gives the
 * place, among `count` columns of the sheet, of each column of the map.
 */
export function cardColumns(
  map: JourneyMap,
  columnIndex: ReadonlyMap<string, number>,
  count: number,
): (card: Card) => CardColumns {
  const ids = columnsOf(map).map(({ id }) => id);
  const places = new Map(ids.map((id, at) => [id, at]));
  return (card) => {
    const column = columnIndex.get(card.column) ?? 0;
    const first = places.get(card.column) ?? 0;
    const last = ids[Math.min(first + card.span, ids.length) - 1];
    const end = (last && columnIndex.get(last)) ?? column;
    return { column, span: Math.max(1, Math.min(end, count - 1) - column + 1) };
  };
}
