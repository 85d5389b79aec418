import type { LaneRole, MapType } from "@itinera/core";

/** How a type of map shows one and the same map; nothing of the map itself differs. */
export interface MapView {
  /** Lanes by role, from the customer inwards, with the three lines of a blueprint between them. */
  readonly byRole: boolean;
  /** Which felt curves stand out; the others are faint. */
  readonly feels: "as-is" | "to-be";
  /** Roles whose lanes are folded to a thin row until somebody needs them. */
  readonly folded: readonly LaneRole[];
  /** Height of a curve's scale, times the usual. */
  readonly curveScale: number;
}

export const mapViews: Record<MapType, MapView> = {
  "current-state": { byRole: false, feels: "as-is", folded: [], curveScale: 1 },
  "future-state": { byRole: false, feels: "to-be", folded: [], curveScale: 1 },
  "service-blueprint": { byRole: true, feels: "as-is", folded: [], curveScale: 1 },
  // What people live through, apart from any one service: the company's own lanes step back.
  "experience-map": {
    byRole: false,
    feels: "as-is",
    folded: ["frontstage", "backstage", "support"],
    curveScale: 1.3,
  },
};
