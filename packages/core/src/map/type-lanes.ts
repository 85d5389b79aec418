import { laneKindOf, type LaneKind } from "../lane/lane-kind.ts";
import type { LaneRole } from "../lane/lane-role.ts";
import type { Edit } from "../edit/edit.ts";
import type { LaneId, NewId } from "../ids.ts";
import type { JourneyMap, MapType } from "./journey-map.ts";

/** Lanes without which a map of the type shows little of what it is for. */
const lanesOfType: Readonly<Record<MapType, readonly LaneKind[]>> = {
  "current-state": ["touchpoints", "emotion", "barriers"],
  "future-state": ["emotion", "solutions", "opportunities"],
  "service-blueprint": ["actions", "frontstage", "backstage", "support"],
  "experience-map": ["goal", "needs", "actions", "thoughts", "emotion"],
};

const roleOf = (kind: LaneKind, own?: LaneRole): LaneRole | undefined => own ?? laneKindOf(kind).role;

/**
 * What the type wants and the map has not. In a blueprint a lane of another kind that plays the part
 * (systems as support, an own lane as backstage) is enough.
 */
export function missingLanes(map: Pick<JourneyMap, "lanes">, type: MapType): readonly LaneKind[] {
  const isThere = (wanted: LaneKind) =>
    map.lanes.some(
      (lane) =>
        lane.kind === wanted ||
        (type === "service-blueprint" &&
          wanted !== "actions" &&
          roleOf(lane.kind, lane.role) === laneKindOf(wanted).role),
    );
  return lanesOfType[type].filter((kind) => !isThere(kind));
}

/** Adds the lanes at the end of the cards, above the first lane of numbers; to be done as one. */
export function addLanes(
  map: Pick<JourneyMap, "lanes">,
  kinds: readonly LaneKind[],
  newId: NewId,
): readonly Edit[] {
  const firstNumbers = map.lanes.findIndex((lane) => laneKindOf(lane.kind).shape === "numbers");
  const at = firstNumbers < 0 ? map.lanes.length : firstNumbers;
  return kinds.map((lane, place) => ({
    kind: "lane.add",
    id: newId() as LaneId,
    lane,
    at: at + place,
  }));
}
