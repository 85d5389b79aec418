import {
  channelNamed,
  bindingOfNames,
  defaultLanes,
  emptyMap,
  orders,
  richTextOf,
  type Card,
  type CardId,
  type JourneyMap,
  type LaneId,
  type Lang,
  type MapId,
  type NewId,
  type Stage,
  type StageId,
} from "@itinera/core";
import type { Discovery } from "./discover.ts";
import { readableName } from "./readable-name.ts";

export interface NewMap {
  readonly id: MapId;
  readonly newId: NewId;
  readonly name: string;
  /** Channels on which the log has each kind, where it has any. */
  readonly channels?: ReadonlyMap<string, readonly string[]>;
}

/** A map of the proposed stages: a touchpoint for each of their kinds, bound to it by name. */
export function mapFromDiscovery(
  discovery: Discovery,
  lang: Lang,
  { id, newId, name, channels = new Map() }: NewMap,
): JourneyMap {
  const stageOrders = orders(discovery.stages.length);
  const stages = discovery.stages.map((stage, at): Stage => ({
    id: newId() as StageId,
    order: stageOrders[at] ?? "",
    name: readableName(stage.name),
    proposed: true,
  }));
  const laneOrders = orders(defaultLanes.length);
  const lanes = defaultLanes.map((kind, at) => ({
    id: newId() as LaneId,
    order: laneOrders[at] ?? "",
    kind,
  }));
  const touchpoints = lanes.find((lane) => lane.kind === "touchpoints");
  const cards = discovery.stages.flatMap((stage, at): Card[] => {
    const column = stages[at]?.id;
    if (!column || !touchpoints) return [];
    const cardOrders = orders(stage.kinds.length);
    return stage.kinds.map((kind, place) => ({
      id: newId() as CardId,
      order: cardOrders[place] ?? "",
      lane: touchpoints.id,
      column,
      span: 1,
      text: richTextOf(readableName(kind)),
      channels: [...new Set((channels.get(kind) ?? []).map(channelNamed))].slice(0, 20),
      personas: [],
      binding: bindingOfNames([kind]),
    }));
  });
  return { ...emptyMap(id, { name, type: "current-state", lang }), stages, lanes, cards };
}
