import {
  columnsOf,
  laneKindOf,
  type CardId,
  type ColumnId,
  type EditOf,
  type JourneyMap,
} from "@itinera/core";
import { cardsOfCell } from "../editor/walk.ts";

type Move = EditOf<"card.move">;

const within = (at: number, count: number) => Math.max(0, Math.min(at, count - 1));

/**
 * The moves of all chosen cards when one of them is led to a new place: the others keep their distance in
 * columns and lanes of cards, up to the edges of the sheet, and their order.
 */
export function moveTogether(map: JourneyMap, chosen: ReadonlySet<CardId>, lead: Move): readonly Move[] {
  const columns = columnsOf(map).map((one) => one.id);
  const lanes = map.lanes.filter((one) => laneKindOf(one.kind).shape === "cards").map((one) => one.id);
  const led = map.cards.find((one) => one.id === lead.id);
  if (!led || !chosen.has(lead.id)) return [lead];
  const across = columns.indexOf(lead.column) - columns.indexOf(led.column);
  const down = lanes.indexOf(lead.lane) - lanes.indexOf(led.lane);
  const isWithLead = (card: { lane: string; column: ColumnId }) =>
    card.lane === led.lane && card.column === led.column;

  const target = cardsOfCell(map, lead.lane, lead.column).filter((id) => id !== lead.id);
  /** The card that all that go where `lead` goes come to lie in front of. */
  const before = target.slice(lead.at).find((id) => !chosen.has(id));
  const stacks = new Map<string, CardId[]>();
  const stackOf = (lane: Move["lane"], column: ColumnId) => {
    const key = `${lane} ${column}`;
    const stack = stacks.get(key) ?? [...cardsOfCell(map, lane, column)];
    stacks.set(key, stack);
    return stack;
  };
  const order = new Map(lanes.map((id, at) => [id, at]));
  const together = map.cards
    .filter((card) => chosen.has(card.id))
    .toSorted(
      (a, b) =>
        (order.get(a.lane) ?? 0) - (order.get(b.lane) ?? 0) ||
        columns.indexOf(a.column) - columns.indexOf(b.column),
    );
  return together.map((card): Move => {
    const lane = lanes[within(lanes.indexOf(card.lane) + down, lanes.length)] ?? lead.lane;
    const column = columns[within(columns.indexOf(card.column) + across, columns.length)] ?? lead.column;
    const from = stackOf(card.lane, card.column);
    from.splice(from.indexOf(card.id), 1);
    const to = stackOf(lane, column);
    const gap = isWithLead(card) && before !== undefined ? to.indexOf(before) : -1;
    const at = gap === -1 ? to.length : gap;
    to.splice(at, 0, card.id);
    return { kind: "card.move", id: card.id, lane, column, at };
  });
}

/** All of them behind one another at the end of one cell. */
export function moveIntoCell(
  map: JourneyMap,
  ids: readonly CardId[],
  lane: Move["lane"],
  column: ColumnId,
): readonly Move[] {
  const going = new Set(ids);
  const staying = cardsOfCell(map, lane, column).filter((id) => !going.has(id)).length;
  // Those that lie there already are taken out first, one by one: each goes to the very end.
  return ids.map((id) => ({ kind: "card.move", id, lane, column, at: staying + ids.length }));
}
