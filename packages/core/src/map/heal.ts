import { laneKindOf } from "../lane/lane-kind.ts";
import type { ColumnId } from "../ids.ts";
import { columnsOf } from "./columns.ts";
import { without } from "./field.ts";
import { feelingId, team, type JourneyMap } from "./journey-map.ts";

/**
 * Repairs what a merge of edits that were each valid can leave: references to things that somebody
 * else deleted at the same time. Deterministic, so that all peers see the same map; never written back.
 * A card keeps its words: if its column is gone, it stands in the first one. What has no home (a step
 * without its stage, a card without its lane, a feeling without its persona) is not shown.
 */
export function heal(map: JourneyMap): JourneyMap {
  const stages = new Set<string>(map.stages.map((stage) => stage.id));
  const steps = map.steps.filter((step) => stages.has(step.stage));
  const columns = columnsOf({ stages: map.stages, steps });
  const first = columns[0]?.id;
  const places = new Set<string>(columns.map((column) => column.id));
  const firstOfStage = new Map<string, ColumnId>();
  for (const column of columns)
    if (!firstOfStage.has(column.stage.id)) firstOfStage.set(column.stage.id, column.id);
  const home = (column: ColumnId) => (places.has(column) ? column : (firstOfStage.get(column) ?? first));

  const laneOf = new Map(map.lanes.map((lane) => [lane.id, lane]));
  const shapeOf = (id: JourneyMap["lanes"][number]["id"]) => {
    const lane = laneOf.get(id);
    return lane && laneKindOf(lane.kind).shape;
  };
  const sections = new Set<string>(map.sections.map((section) => section.id));
  const personas = new Set<string>(map.personas.map((persona) => persona.id));
  const felt = new Map<string, JourneyMap["feelings"][number]>();
  for (const feeling of map.feelings) {
    const column = places.has(feeling.column) ? feeling.column : firstOfStage.get(feeling.column);
    if (!column || shapeOf(feeling.lane) !== "curve") continue;
    if (feeling.persona !== team && !personas.has(feeling.persona)) continue;
    const id = feelingId({ ...feeling, column });
    if (!felt.has(id)) felt.set(id, id === feeling.id ? feeling : { ...feeling, id, column });
  }
  const cards = map.cards.flatMap((card) => {
    const column = home(card.column);
    if (column === undefined || shapeOf(card.lane) !== "cards") return [];
    // What needs no repair stays the same object: whoever draws it knows that it did not change.
    if (column === card.column && card.personas.every((persona) => personas.has(persona))) return [card];
    return [{ ...card, column, personas: card.personas.filter((persona) => personas.has(persona)) }];
  });
  const ends = new Set<string>([...stages, ...steps.map(({ id }) => id), ...cards.map(({ id }) => id)]);
  return {
    ...map,
    steps,
    lanes: map.lanes.map((lane) =>
      lane.section === undefined || sections.has(lane.section) ? lane : without(lane, "section"),
    ),
    cards,
    feelings: [...felt.values()],
    connectors: map.connectors.filter((one) => ends.has(one.from) && ends.has(one.to) && one.from !== one.to),
  };
}
