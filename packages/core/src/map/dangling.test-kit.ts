import { laneKindOf } from "../lane/lane-kind.ts";
import { columnsOf } from "./columns.ts";
import { team, type JourneyMap } from "./journey-map.ts";

/** References to what is not there, or not of the right shape; written apart from heal, to judge it. */
export function dangling(map: JourneyMap): readonly string[] {
  const ids = (list: readonly { id: string }[]) => new Set(list.map((one) => one.id));
  const [stages, personas] = [ids(map.stages), ids(map.personas)];
  const columns = new Set<string>(columnsOf(map).map((column) => column.id));
  const sections = ids(map.sections);
  const ends = new Set([...stages, ...ids(map.steps), ...ids(map.cards)]);
  const shape = (id: string) => {
    const lane = map.lanes.find((one) => one.id === id);
    return lane && laneKindOf(lane.kind).shape;
  };
  return [
    ...map.steps.filter((step) => !stages.has(step.stage)),
    ...map.cards.filter((card) => shape(card.lane) !== "cards" || !columns.has(card.column)),
    ...map.cards.filter((card) => card.personas.some((one) => !personas.has(one))),
    ...map.feelings.filter((one) => shape(one.lane) !== "curve" || !columns.has(one.column)),
    ...map.feelings.filter((one) => one.persona !== team && !personas.has(one.persona)),
    ...map.connectors.filter((one) => !ends.has(one.from) || !ends.has(one.to) || one.from === one.to),
    ...map.lanes.filter((one) => one.section !== undefined && !sections.has(one.section)),
  ].map((one) => one.id);
}
