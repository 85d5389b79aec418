import type { CardId, ColumnId } from "../ids.ts";
import { without } from "../map/field.ts";
import { feelingId, type Feeling, type JourneyMap } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import { orders } from "./order.ts";

/** What stands in columns, and how it goes with them. */
const cardsIn = (map: JourneyMap, columns: ReadonlySet<ColumnId>) =>
  map.cards.filter((card) => columns.has(card.column));
const feelingsIn = (map: JourneyMap, columns: ReadonlySet<ColumnId>) =>
  map.feelings.filter((feeling) => columns.has(feeling.column));

/** The arrows from or to one of `ends`. */
export const cutConnectors = (map: JourneyMap, ends: ReadonlySet<string>): readonly Change[] =>
  map.connectors
    .filter((one) => ends.has(one.from) || ends.has(one.to))
    .map(({ id }): Change => ({ kind: "delete", list: "connectors", id }));

/** Everything that stands in the columns is deleted, and the arrows to it and to them. */
export function emptyColumns(map: JourneyMap, columns: ReadonlySet<ColumnId>): readonly Change[] {
  const cards = cardsIn(map, columns);
  return [
    ...cards.map(({ id }): Change => ({ kind: "delete", list: "cards", id })),
    ...feelingsIn(map, columns).map(({ id }): Change => ({ kind: "delete", list: "feelings", id })),
    ...cutConnectors(map, new Set<string>([...columns, ...cards.map((card) => card.id)])),
  ];
}

/** One feeling, at another place. Where there is one already, that one stays. */
function moveFeeling(map: JourneyMap, feeling: Feeling, column: ColumnId): readonly Change[] {
  const record = { ...feeling, column };
  const id = feelingId(record);
  const isTaken = map.feelings.some((one) => one.id === id);
  return [
    { kind: "delete", list: "feelings", id: feeling.id },
    ...(isTaken ? [] : [{ kind: "put" as const, list: "feelings" as const, record: { ...record, id } }]),
  ];
}

/** The contents of one column, moved to another, behind what is there. */
export function moveColumn(map: JourneyMap, from: ColumnId, to: ColumnId): readonly Change[] {
  const lanes = Map.groupBy(cardsIn(map, new Set([from])), (card) => card.lane);
  return [
    ...[...lanes].flatMap(([lane, cards]) => {
      const last = map.cards.findLast((card) => card.lane === lane && card.column === to)?.order;
      // Where nothing was, orders stay: less to merge.
      const keys = last === undefined ? undefined : orders(cards.length, last);
      return cards.map((card, at): Change => ({
        kind: "set",
        list: "cards",
        id: card.id,
        fields: { column: to, order: keys?.[at] ?? card.order },
      }));
    }),
    ...feelingsIn(map, new Set([from])).flatMap((feeling) => moveFeeling(map, feeling, to)),
  ];
}

/** Copies of what stands in the columns. `columnOf`: where each goes; ids are made from `as`. */
export function copyColumns(
  map: JourneyMap,
  as: string,
  columnOf: ReadonlyMap<ColumnId, ColumnId>,
): readonly Change[] {
  const columns = new Set(columnOf.keys());
  return [
    ...cardsIn(map, columns).map((card, at): Change => ({
      kind: "put",
      list: "cards",
      // A card that is bound as its original is would count the same people twice.
      record: {
        ...without(card, "binding"),
        id: `${as}-c${at}` as CardId,
        column: columnOf.get(card.column) ?? card.column,
      },
    })),
    ...feelingsIn(map, columns).map((feeling): Change => {
      const record = { ...feeling, column: columnOf.get(feeling.column) ?? feeling.column };
      return { kind: "put", list: "feelings", record: { ...record, id: feelingId(record) } };
    }),
  ];
}
