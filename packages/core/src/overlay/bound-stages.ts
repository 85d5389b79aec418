import type { StageId } from "../ids.ts";
import type { Binding } from "../map/binding.ts";
import { columnsOf } from "../map/columns.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import type { BoundStage } from "../question/stages.ts";

/** All that counts as the stage: its own binding, its steps' and its touchpoints' (D3). */
function bindingOfStage(map: JourneyMap, stage: StageId): Binding {
  const columns = new Set(
    columnsOf(map)
      .filter((column) => column.stage.id === stage)
      .map((column) => column.id),
  );
  return [
    ...(map.stages.find((one) => one.id === stage)?.binding ?? []),
    ...map.steps.filter((step) => step.stage === stage).flatMap((step) => step.binding ?? []),
    ...map.cards.filter((card) => columns.has(card.column)).flatMap((card) => card.binding ?? []),
  ];
}

/** The stages of a map as the stages question wants them: what binds each and what follows it (D3). */
export function boundStagesOf(map: JourneyMap): readonly BoundStage[] {
  const stages = new Set<string>(map.stages.map((stage) => stage.id));
  const bindings = map.stages.map((stage) => bindingOfStage(map, stage.id));
  return map.stages.map((stage, at) => {
    const drawn = map.connectors
      .filter((connector) => connector.from === stage.id && stages.has(connector.to))
      .map((connector) => connector.to as StageId);
    const right = map.stages.slice(at + 1).find((_, offset) => bindings[at + 1 + offset]?.length);
    return {
      id: stage.id,
      name: stage.name,
      binding: bindings[at] ?? [],
      next: drawn.length > 0 ? [...new Set(drawn)] : right ? [right.id] : [],
    };
  });
}
