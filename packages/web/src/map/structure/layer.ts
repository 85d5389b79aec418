import type { ConnectorId, LaneId, StageId } from "@itinera/core";
import type { Place } from "../editor/place.ts";

/** What a verb of structure asks for before it can be done. */
export type Layer =
  | { readonly kind: "add-lane"; readonly at: number }
  | { readonly kind: "split"; readonly stage: StageId }
  | { readonly kind: "section"; readonly lane: LaneId }
  | { readonly kind: "note"; readonly place: Extract<Place, { kind: "stage" | "step" }> }
  | { readonly kind: "connect"; readonly from: ArrowEnd }
  /** Another end for an arrow that is there. */
  | { readonly kind: "lead"; readonly arrow: ConnectorId; readonly end: "from" | "to" }
  | { readonly kind: "arrows"; readonly of: ArrowEnd }
  | { readonly kind: "arrow"; readonly id: ConnectorId };

/** What an arrow can begin or end at. */
export type ArrowEnd = Extract<Place, { kind: "card" | "stage" | "step" }>;
