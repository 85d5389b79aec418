import {
  laneKindNames,
  laneKindOf,
  laneRoles,
  type EditOf,
  type LaneKind,
  type LaneRole,
} from "@itinera/core";
import type { Lane, LaneId } from "@itinera/core";

/** px; core takes 24 to 1200. */
export const clampHeight = (height: number): number => Math.round(Math.max(24, Math.min(1_200, height)));

export const setLane = (id: LaneId, fields: EditOf<"lane.set">["fields"]): EditOf<"lane.set"> => ({
  kind: "lane.set",
  id,
  fields,
});

/** Lane kinds by whose they are in a blueprint; those of the map as a whole last. */
export const kindsByRole = (): readonly (readonly [LaneRole | "map", readonly LaneKind[]])[] =>
  ([...laneRoles, "map"] as const).map((role) => [
    role,
    laneKindNames.filter((kind) => (laneKindOf(kind).role ?? "map") === role),
  ]);

/** Goes to another place in the list of all lanes; undefined where it stays. */
export function moveLaneTo(lanes: readonly Lane[], id: LaneId, at: number): EditOf<"lane.move"> | undefined {
  const from = lanes.findIndex((one) => one.id === id);
  const to = Math.max(0, Math.min(at, lanes.length - 1));
  return from === -1 || from === to ? undefined : { kind: "lane.move", id, at: to };
}
