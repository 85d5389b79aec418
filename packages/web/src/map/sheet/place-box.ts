import type { JourneyMap } from "@itinera/core";
import type { Scene } from "@itinera/scene";
import type { Place } from "../editor/place.ts";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where a place lies on the sheet, px at zoom 1; undefined when it is not drawn. */
export function placeBox(map: JourneyMap, scene: Scene, place: Place): Box | undefined {
  switch (place.kind) {
    case "stage":
      return scene.header.stages.find((one) => one.stage.id === place.id)?.group;
    case "step":
      return scene.header.steps.find((one) => one.id === place.id);
    case "lane":
      return scene.rows.find((row) => row.lane.id === place.id)?.header;
    case "card": {
      const lane = map.cards.find((one) => one.id === place.id)?.lane;
      const row = scene.rows.find((one) => one.lane.id === lane);
      return row?.groups.find((group) => group.role === "card" && group.id === place.id);
    }
    case "cell":
    case "feeling": {
      const row = scene.rows.find((one) => one.lane.id === place.lane);
      const column = scene.columns.find((one) => one.ids.includes(place.column));
      return row && column && { x: column.x, y: row.y, w: column.w, h: row.h };
    }
  }
}
