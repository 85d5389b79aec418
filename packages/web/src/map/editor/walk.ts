import {
  columnsOf,
  laneKindOf,
  type CardId,
  type Column,
  type ColumnId,
  type JourneyMap,
  type LaneId,
} from "@itinera/core";
import { sheetLines, shownColumns } from "@itinera/scene";
import type { Place } from "./place.ts";

export type Direction = "left" | "right" | "up" | "down";

/** Cards of one cell from top to bottom; a card belongs to the column where it begins. */
export const cardsOfCell = (map: JourneyMap, lane: LaneId, column: ColumnId): readonly CardId[] =>
  map.cards.filter((card) => card.lane === lane && card.column === column).map((card) => card.id);

/** A row of the sheet as the arrows see it. */
type Row =
  | { readonly kind: "stages" }
  | { readonly kind: "steps" }
  | { readonly kind: "lane"; readonly id: LaneId; readonly collapsed: boolean };

const rowsOf = (map: JourneyMap): readonly Row[] => [
  { kind: "stages" },
  ...(map.steps.length > 0 ? [{ kind: "steps" } as const] : []),
  ...sheetLines(map).flatMap((line) =>
    line.kind === "lane" ? [{ kind: "lane", id: line.lane.id, collapsed: line.collapsed } as const] : [],
  ),
];

interface Spot {
  readonly row: number;
  /** −1: the header at the left. */
  readonly column: number;
  /** Place within the stack of cards of a cell. */
  readonly item: number;
  /** Columns that the place covers. */
  readonly span: number;
}

function spotOf(map: JourneyMap, place: Place): Spot | undefined {
  const rows = rowsOf(map);
  const columns = shownColumns(map);
  const laneRow = (lane: LaneId) => rows.findIndex((row) => row.kind === "lane" && row.id === lane);
  switch (place.kind) {
    case "stage": {
      const column = columns.findIndex((one) => one.stage.id === place.id);
      return { row: 0, column, item: 0, span: columns.filter((one) => one.stage.id === place.id).length };
    }
    case "step":
      return { row: 1, column: columns.findIndex((one) => one.id === place.id), item: 0, span: 1 };
    case "lane":
      return { row: laneRow(place.id), column: -1, item: 0, span: 1 };
    case "card": {
      const card = map.cards.find((one) => one.id === place.id);
      if (!card) return undefined;
      const column = columns.findIndex((one) => one.ids.includes(card.column));
      const item = cardsOfCell(map, card.lane, card.column).indexOf(card.id);
      return { row: laneRow(card.lane), column, item, span: card.span };
    }
    case "cell":
    case "feeling": {
      const column = columns.findIndex((one) => one.ids.includes(place.column));
      const span = cellSpan(map, place.lane, columns, columns[column]);
      return { row: laneRow(place.lane), column, item: 0, span };
    }
  }
}

const isNumbers = (map: JourneyMap, lane: LaneId): boolean => {
  const kind = map.lanes.find((one) => one.id === lane)?.kind;
  return kind !== undefined && laneKindOf(kind).shape === "numbers";
};

/** A number stands for its stage, across all its columns; every other cell is one column wide. */
const cellSpan = (
  map: JourneyMap,
  lane: LaneId,
  columns: readonly Column[],
  column: Column | undefined,
): number =>
  column && isNumbers(map, lane) ? columns.filter((one) => one.stage.id === column.stage.id).length : 1;

/** The nth thing in a cell (the last when there are fewer), or the cell itself when it is empty. */
export function inCell(map: JourneyMap, lane: LaneId, column: ColumnId, item = 0): Place {
  const cards = cardsOfCell(map, lane, column);
  const id = cards.at(Math.min(item, cards.length - 1));
  return id === undefined ? { kind: "cell", lane, column } : { kind: "card", id };
}

function placeAt(map: JourneyMap, row: Row, column: Column | undefined, item: number): Place | undefined {
  if (row.kind === "lane") {
    if (!column) return { kind: "lane", id: row.id };
    // A collapsed lane has no cells.
    if (row.collapsed) return undefined;
    const first = isNumbers(map, row.id)
      ? columnsOf(map).find((one) => one.stage.id === column.stage.id)
      : column;
    return inCell(map, row.id, (first ?? column).id, item);
  }
  if (!column) return undefined;
  if (row.kind === "steps" && column.step) return { kind: "step", id: column.step.id };
  return { kind: "stage", id: column.stage.id };
}

/** Where an arrow leads; undefined at the edge of the sheet. */
export function walk(map: JourneyMap, from: Place, direction: Direction): Place | undefined {
  const rows = rowsOf(map);
  const columns = shownColumns(map);
  const spot = spotOf(map, from);
  if (!spot) return undefined;
  if (direction === "left" || direction === "right") {
    const column = direction === "right" ? spot.column + spot.span : spot.column - 1;
    const row = rows[spot.row];
    if (!row || column >= columns.length || column < -1) return undefined;
    return placeAt(map, row, columns[column], spot.item);
  }
  const column = columns[spot.column];
  if (from.kind === "card") {
    const card = map.cards.find((one) => one.id === from.id);
    const stack = card ? cardsOfCell(map, card.lane, card.column) : [];
    const id = stack[spot.item + (direction === "down" ? 1 : -1)];
    if (id !== undefined) return { kind: "card", id };
  }
  const step = direction === "down" ? 1 : -1;
  for (let at = spot.row + step; at >= 0 && at < rows.length; at += step) {
    const row = rows[at];
    const place = row && placeAt(map, row, column, direction === "down" ? 0 : Number.MAX_SAFE_INTEGER);
    // A stage without steps has the same header in both rows: pass over the second.
    const same = place?.kind === "stage" && from.kind === "stage" && place.id === from.id;
    if (place && !same) return place;
  }
  return undefined;
}

/** Where the keyboard enters the sheet. */
export function firstPlace(map: JourneyMap): Place | undefined {
  const [stage] = map.stages;
  if (stage) return { kind: "stage", id: stage.id };
  const [lane] = map.lanes;
  return lane && { kind: "lane", id: lane.id };
}

/** Where focus goes when the thing at `place` is deleted: its neighbour, else what lies around it. */
export function afterDeletion(map: JourneyMap, place: Place): Place | undefined {
  if (place.kind === "card") {
    const card = map.cards.find((one) => one.id === place.id);
    if (!card) return undefined;
    const stack = cardsOfCell(map, card.lane, card.column);
    const at = stack.indexOf(card.id);
    const id = stack[at + 1] ?? stack[at - 1];
    return id === undefined ? { kind: "cell", lane: card.lane, column: card.column } : { kind: "card", id };
  }
  if (place.kind === "lane") return walk(map, place, "down") ?? walk(map, place, "up");
  return walk(map, place, "right") ?? walk(map, place, "left");
}

/** As far as a direction leads: to the end of the row, or to the last row, too. */
export function walkToEdge(map: JourneyMap, from: Place, direction: Direction, isWhole: boolean): Place {
  const far = (start: Place, to: Direction): Place => {
    let place = start;
    for (let next = walk(map, place, to); next; next = walk(map, place, to)) place = next;
    return place;
  };
  const edge = far(from, direction);
  return isWhole ? far(edge, direction === "left" ? "up" : "down") : edge;
}
