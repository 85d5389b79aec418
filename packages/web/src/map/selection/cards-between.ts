import { columnsOf, type CardId, type JourneyMap } from "@itinera/core";
import type { Place } from "../editor/place.ts";
import { cardsOfCell } from "../editor/walk.ts";

/** A block of cells: places of lanes and columns, from 0, both ends included. */
interface Reach {
  readonly lanes: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

/** What a place covers: a header stands for all that lies under it or beside it. */
function reachOf(map: JourneyMap, place: Place): Reach | undefined {
  const columns = columnsOf(map);
  const everyLane = [0, map.lanes.length - 1] as const;
  const everyColumn = [0, columns.length - 1] as const;
  const block = (lane: string, column: string): Reach | undefined => {
    const row = map.lanes.findIndex((one) => one.id === lane);
    const at = columns.findIndex((one) => one.id === column);
    return row < 0 || at < 0 ? undefined : { lanes: [row, row], columns: [at, at] };
  };
  switch (place.kind) {
    case "stage":
    case "step": {
      const isUnder = (at: number) => {
        const one = columns[at];
        return place.kind === "stage" ? one?.stage.id === place.id : one?.id === place.id;
      };
      const own = [...columns.keys()].filter(isUnder);
      const [first] = own;
      const last = own.at(-1);
      return first === undefined || last === undefined
        ? undefined
        : { lanes: everyLane, columns: [first, last] };
    }
    case "lane": {
      const row = map.lanes.findIndex((one) => one.id === place.id);
      return row < 0 ? undefined : { lanes: [row, row], columns: everyColumn };
    }
    case "card": {
      const card = map.cards.find((one) => one.id === place.id);
      return card && block(card.lane, card.column);
    }
    case "cell":
    case "feeling":
      return block(place.lane, place.column);
  }
}

const hull = (
  a: readonly [number, number],
  b: readonly [number, number],
): readonly [first: number, last: number] => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

function cardsInside(map: JourneyMap, reach: Reach): readonly CardId[] {
  const lanes = new Set(map.lanes.slice(reach.lanes[0], reach.lanes[1] + 1).map((one) => one.id));
  const columns = new Set(
    columnsOf(map)
      .slice(reach.columns[0], reach.columns[1] + 1)
      .map((one) => one.id),
  );
  return map.cards.filter((card) => lanes.has(card.lane) && columns.has(card.column)).map((card) => card.id);
}

/** All cards that a place holds: of a stage, a lane, a cell; of a card, it alone. */
export function cardsAt(map: JourneyMap, place: Place): readonly CardId[] {
  if (place.kind === "card") return [place.id];
  const reach = reachOf(map, place);
  return reach ? cardsInside(map, reach) : [];
}

/** The cards of the block of cells that has both places at its corners; within one cell, of its stack. */
export function cardsBetween(map: JourneyMap, from: Place, to: Place): readonly CardId[] {
  const [a, b] = [reachOf(map, from), reachOf(map, to)];
  if (!a || !b) return [];
  if (from.kind === "card" && to.kind === "card") {
    const card = map.cards.find((one) => one.id === from.id);
    const stack = card ? cardsOfCell(map, card.lane, card.column) : [];
    const [first, last] = [stack.indexOf(from.id), stack.indexOf(to.id)].toSorted((x, y) => x - y);
    if (first !== undefined && last !== undefined && first >= 0) return stack.slice(first, last + 1);
  }
  return cardsInside(map, { lanes: hull(a.lanes, b.lanes), columns: hull(a.columns, b.columns) });
}
