import {
  columnsOf,
  feelingId,
  stageLetter,
  type CardId,
  type ColumnId,
  type JourneyMap,
  type LaneId,
  type StageId,
  type StepId,
} from "@itinera/core";
import type { Feeling } from "@itinera/core";

/** Where the hand is on the sheet: the one thing that has focus and is selected. */
export type Place =
  | { readonly kind: "stage"; readonly id: StageId }
  | { readonly kind: "step"; readonly id: StepId }
  | { readonly kind: "lane"; readonly id: LaneId }
  | { readonly kind: "card"; readonly id: CardId }
  | { readonly kind: "cell"; readonly lane: LaneId; readonly column: ColumnId }
  | {
      readonly kind: "feeling";
      readonly lane: LaneId;
      readonly persona: Feeling["persona"];
      readonly column: ColumnId;
      /** Absent: as it is now. */
      readonly state?: "to-be";
    };

/** One text per place, for keys and for finding its element. */
export function placeKey(place: Place): string {
  switch (place.kind) {
    case "cell":
      return `cell:${place.lane}.${place.column}`;
    case "feeling":
      return `feeling:${feelingId(place)}`;
    default:
      return `${place.kind}:${place.id}`;
  }
}

export const samePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  a === b || (a !== undefined && a.kind === b?.kind && placeKey(a) === placeKey(b));

/** "D2": letter of the stage, number of the lane; what comments, screen readers and announcements say. */
export function cellReference(map: JourneyMap, lane: LaneId, column: ColumnId): string {
  const stage = columnsOf(map).find((one) => one.id === column)?.stage;
  const letter = stage ? stageLetter(map.stages.indexOf(stage)) : "";
  return `${letter}${map.lanes.findIndex((one) => one.id === lane) + 1}`;
}

/** Whether the place is still on the map; others may have deleted it. */
export function holdsPlace(map: JourneyMap, place: Place): boolean {
  switch (place.kind) {
    case "stage":
      return map.stages.some((one) => one.id === place.id);
    case "step":
      return map.steps.some((one) => one.id === place.id);
    case "lane":
      return map.lanes.some((one) => one.id === place.id);
    case "card":
      return map.cards.some((one) => one.id === place.id);
    case "cell":
    case "feeling":
      return (
        map.lanes.some((one) => one.id === place.lane) &&
        columnsOf(map).some((one) => one.id === place.column)
      );
  }
}

/** The cell that a place lies in, where it lies in one. */
export function cellOf(map: JourneyMap, place: Place): Extract<Place, { kind: "cell" }> | undefined {
  if (place.kind === "cell") return place;
  if (place.kind === "feeling") return { kind: "cell", lane: place.lane, column: place.column };
  const card = place.kind === "card" ? map.cards.find((one) => one.id === place.id) : undefined;
  return card && { kind: "cell", lane: card.lane, column: card.column };
}

/** The place that `placeKey` gave the text for. Ids hold neither dots nor colons. */
export function placeOfKey(key: string): Place | undefined {
  const [kind, rest = ""] = key.split(":", 2);
  const [first = "", second = "", third = "", fourth] = rest.split(".");
  switch (kind) {
    case "stage":
      return { kind, id: first as StageId };
    case "step":
      return { kind, id: first as StepId };
    case "lane":
      return { kind, id: first as LaneId };
    case "card":
      return { kind, id: first as CardId };
    case "cell":
      return { kind, lane: first as LaneId, column: second as ColumnId };
    case "feeling":
      return {
        kind,
        lane: first as LaneId,
        persona: second as Feeling["persona"],
        column: third as ColumnId,
        ...(fourth === "to-be" && { state: fourth }),
      };
    default:
      return undefined;
  }
}
