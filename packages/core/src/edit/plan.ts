import type { JourneyMap } from "../map/journey-map.ts";
import type { Edit, EditKind, EditOf } from "./edit.ts";
import type { Plan, Planners } from "./outcome.ts";
import { planCard } from "./plan-card.ts";
import { planLane } from "./plan-lane.ts";
import { planMap } from "./plan-map.ts";
import { planPersona } from "./plan-persona.ts";
import { planStage } from "./plan-stage.ts";

const planners: Planners<EditKind> = { ...planMap, ...planStage, ...planLane, ...planCard, ...planPersona };

/** What an edit does to a map, or why it cannot be done. Changes nothing itself. */
export function plan(map: JourneyMap, edit: Edit): Plan {
  const planner = planners[edit.kind] as (map: JourneyMap, edit: EditOf<EditKind>) => Plan;
  return planner(map, edit);
}
