import type { LaneId } from "../ids.ts";
import { listLimits, type JourneyMap } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import { orderAt } from "./order.ts";
import { changes, refused, type Planners } from "./outcome.ts";

const laneOf = (map: JourneyMap, id: LaneId) => map.lanes.find((lane) => lane.id === id);

export const planLane: Planners<"lane.add" | "lane.rename" | "lane.move" | "lane.delete"> = {
  "lane.add": (map, { id, lane, name, at }) => {
    if (laneOf(map, id)) return refused("taken");
    if (map.lanes.length >= listLimits.lanes) return refused("too-many");
    const order = orderAt(map.lanes, at);
    return changes({
      kind: "put",
      list: "lanes",
      record: { id, order, kind: lane, ...(name ? { name } : {}) },
    });
  },
  // An empty name brings the kind's own back.
  "lane.rename": (map, { id, name }) =>
    laneOf(map, id)
      ? changes({ kind: "set", list: "lanes", id, fields: { name: name === "" ? undefined : name } })
      : refused("gone"),
  "lane.move": (map, { id, at }) => {
    if (!laneOf(map, id)) return refused("gone");
    const order = orderAt(
      map.lanes.filter((lane) => lane.id !== id),
      at,
    );
    return changes({ kind: "set", list: "lanes", id, fields: { order } });
  },
  "lane.delete": (map, { id }) =>
    laneOf(map, id)
      ? changes(
          ...map.cards
            .filter((card) => card.lane === id)
            .map((card): Change => ({ kind: "delete", list: "cards", id: card.id })),
          ...map.feelings
            .filter((feeling) => feeling.lane === id)
            .map((feeling): Change => ({ kind: "delete", list: "feelings", id: feeling.id })),
          { kind: "delete", list: "lanes", id },
        )
      : refused("gone"),
};
