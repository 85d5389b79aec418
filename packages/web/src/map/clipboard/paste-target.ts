import {
  columnsOf,
  laneKindOf,
  type ColumnId,
  type JourneyMap,
  type LaneId,
  type TableTarget,
} from "@itinera/core";
import { cellOf, type Place } from "../editor/place.ts";

/** A cell of a lane of cards: where words and tables can go. */
export function cardCellAt(
  map: JourneyMap,
  place: Place | undefined,
): { readonly lane: LaneId; readonly column: ColumnId } | undefined {
  const cell = place && cellOf(map, place);
  const kind = map.lanes.find((one) => one.id === cell?.lane)?.kind;
  return cell && kind && laneKindOf(kind).shape === "cards" ? cell : undefined;
}

/** Where a table goes: on a header, on an empty map and beside everything as new stages; else into the cells. */
export function targetOf(map: JourneyMap, place: Place | undefined): TableTarget {
  const cell = cardCellAt(map, place);
  if (cell) return { kind: "cell", lane: cell.lane, column: cell.column };
  const column = place?.kind === "step" ? place.id : place && cellOf(map, place)?.column;
  const stage =
    place?.kind === "stage" ? place.id : columnsOf(map).find((one) => one.id === column)?.stage.id;
  const at = map.stages.findIndex((one) => one.id === stage);
  return { kind: "stages", at: at === -1 ? map.stages.length : at + 1 };
}

/** Beside what, or into what, a part of a map goes. */
export function besideOf(
  map: JourneyMap,
  place: Place | undefined,
): { readonly lane: LaneId | undefined; readonly column: ColumnId | undefined } {
  if (place?.kind === "lane") return { lane: place.id, column: undefined };
  if (place?.kind === "step") return { lane: undefined, column: place.id };
  if (place?.kind === "stage")
    return { lane: undefined, column: columnsOf(map).find((one) => one.stage.id === place.id)?.id };
  const cell = place && cellOf(map, place);
  return { lane: cell?.lane, column: cell?.column };
}
