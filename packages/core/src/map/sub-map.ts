import type { ColumnId, MapId, StageId } from "../ids.ts";
import { without } from "./field.ts";
import { heal } from "./heal.ts";
import type { JourneyMap, Stage } from "./journey-map.ts";

/**
 * A map of its own made of one stage, to go into more detail: its steps become stages, and copies of all that
 * stands in them come along, with lanes, sections and personas. Inner ids stay: they are the map's own.
 * undefined: there is no such stage.
 */
export function subMapOf(map: JourneyMap, id: StageId, as: MapId): JourneyMap | undefined {
  const stage = map.stages.find((one) => one.id === id);
  if (!stage) return undefined;
  const steps = map.steps.filter((step) => step.stage === id);
  const stages: readonly Stage[] =
    steps.length > 0
      ? steps.map((step) => ({ ...without(step, "stage"), id: step.id as string as StageId }))
      : [stage];
  const columns = new Set<ColumnId>(stages.map((one) => one.id));
  const { name, type, lang } = { ...map, name: stage.name };
  // Arrows that lead out of the stage have no end here: heal takes them away.
  return heal({
    id: as,
    name,
    type,
    lang,
    personas: map.personas,
    stages: [...stages],
    steps: [],
    sections: map.sections,
    lanes: map.lanes,
    cards: map.cards.filter((card) => columns.has(card.column)),
    feelings: map.feelings.filter((feeling) => columns.has(feeling.column)),
    connectors: map.connectors,
  });
}
