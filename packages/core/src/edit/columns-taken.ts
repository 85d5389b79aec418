import type { ColumnId } from "../ids.ts";
import type { JourneyMap } from "../map/journey-map.ts";

/** Stages and steps share one space of ids, for both can be a card's column. */
export const hasColumn = (map: JourneyMap, id: ColumnId): boolean =>
  map.stages.some((stage) => stage.id === id) || map.steps.some((step) => step.id === id);
