import type { JourneyMap } from "../map/journey-map.ts";
import type { Edit, EditKind, EditOf } from "./edit.ts";
import type { Plan, Planners } from "./outcome.ts";
import { planCard } from "./plan-card.ts";
import { planConnector } from "./plan-connector.ts";
import { planLane } from "./plan-lane.ts";
import { planMap } from "./plan-map.ts";
import { planPersona } from "./plan-persona.ts";
import { planSection } from "./plan-section.ts";
import { planStage } from "./plan-stage.ts";
import { planStep } from "./plan-step.ts";
import { planStructure } from "./plan-structure.ts";

const planners: Planners<EditKind> = {
  ...planMap,
  ...planStage,
  ...planStructure,
  ...planStep,
  ...planSection,
  ...planLane,
  ...planCard,
  ...planPersona,
  ...planConnector,
};

/** What an edit does to a map, or why it cannot be done. Changes nothing itself. */
export function plan(map: JourneyMap, edit: Edit): Plan {
  const planner = planners[edit.kind] as (map: JourneyMap, edit: EditOf<EditKind>) => Plan;
  return planner(map, edit);
}
