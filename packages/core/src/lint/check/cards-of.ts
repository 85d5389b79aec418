import type { CardId, ColumnId } from "../../ids.ts";
import type { LaneKind } from "../../lane/lane-kind.ts";
import type { Card } from "../../map/card.ts";
import { columnsOf } from "../../map/columns.ts";
import type { JourneyMap } from "../../map/journey-map.ts";
import { plainTextOf } from "../../map/rich-text.ts";
import type { Finding } from "../remark.ts";

/** Cards in lanes of these kinds that say something. */
export function cardsOf(map: JourneyMap, ...kinds: readonly LaneKind[]): readonly Card[] {
  const lanes = new Set(map.lanes.filter((lane) => kinds.includes(lane.kind)).map((lane) => lane.id));
  return map.cards.filter((card) => lanes.has(card.lane) && plainTextOf(card.text).trim() !== "");
}

/** The columns that cards stand over; a card may cover several. */
export function coveredBy(map: JourneyMap, cards: readonly Card[]): ReadonlySet<ColumnId> {
  const columns = columnsOf(map).map((column) => column.id);
  return new Set(
    cards.flatMap((card) => {
      const first = columns.indexOf(card.column);
      return columns.slice(first, first + card.span);
    }),
  );
}

export const atCards = (cards: readonly { readonly id: CardId }[]): readonly Finding[] =>
  cards.map(({ id }) => ({ at: { kind: "card", id } }));
