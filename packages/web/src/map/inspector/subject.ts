import {
  columnsOf,
  laneKindOf,
  type Card,
  type Column,
  type JourneyMap,
  type Lane,
  type Stage,
  type Step,
} from "@itinera/core";
import type { Place } from "../editor/place.ts";

/** What the inspector is about. */
export type Subject =
  | { readonly kind: "card"; readonly card: Card; readonly lane: Lane }
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "step"; readonly step: Step }
  | { readonly kind: "lane"; readonly lane: Lane }
  | { readonly kind: "cell"; readonly lane: Lane; readonly column: Column };

/** A number is about its stage; so is a point of a curve about its cell. */
export function subjectOf(map: JourneyMap, place: Place | undefined): Subject | undefined {
  switch (place?.kind) {
    case undefined:
      return undefined;
    case "stage": {
      const stage = map.stages.find((one) => one.id === place.id);
      return stage && { kind: "stage", stage };
    }
    case "step": {
      const step = map.steps.find((one) => one.id === place.id);
      return step && { kind: "step", step };
    }
    case "lane": {
      const lane = map.lanes.find((one) => one.id === place.id);
      return lane && { kind: "lane", lane };
    }
    case "card": {
      const card = map.cards.find((one) => one.id === place.id);
      const lane = map.lanes.find((one) => one.id === card?.lane);
      return card && lane && { kind: "card", card, lane };
    }
    case "cell":
    case "feeling": {
      const lane = map.lanes.find((one) => one.id === place.lane);
      const column = columnsOf(map).find((one) => one.id === place.column);
      if (!lane || !column) return undefined;
      return laneKindOf(lane.kind).shape === "numbers"
        ? { kind: "stage", stage: column.stage }
        : { kind: "cell", lane, column };
    }
  }
}

const isTouchpoint = (lane: Lane): boolean => {
  const kind = laneKindOf(lane.kind);
  return kind.shape === "cards" && kind.look === "touchpoint";
};

/** Whether events can be tied to it. */
export const canBind = (subject: Subject): boolean =>
  subject.kind === "stage" ||
  subject.kind === "step" ||
  (subject.kind === "card" && (isTouchpoint(subject.lane) || subject.card.binding !== undefined));
