import type { CardId, LaneId } from "../ids.ts";
import { cleared, without } from "../map/field.ts";
import { feelingId, listLimits, type JourneyMap } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import { cutConnectors } from "./contents.ts";
import { orderAt } from "./order.ts";
import { refusalOfCopy } from "./room-for.ts";
import { changes, refused, type Planners } from "./outcome.ts";

const laneOf = (map: JourneyMap, id: LaneId) => map.lanes.find((lane) => lane.id === id);

export const planLane: Planners<
  "lane.add" | "lane.rename" | "lane.move" | "lane.set" | "lane.duplicate" | "lane.delete"
> = {
  "lane.add": (map, { id, lane, name, at, fields }) => {
    if (laneOf(map, id)) return refused("taken");
    if (map.lanes.length >= listLimits.lanes) return refused("too-many");
    const order = orderAt(map.lanes, at);
    return changes({
      kind: "put",
      list: "lanes",
      record: { ...fields, id, order, kind: lane, ...(name ? { name } : {}) },
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
  // A section that was deleted meanwhile is left out, as heal would do.
  "lane.set": (map, { id, fields }) => {
    if (!laneOf(map, id)) return refused("gone");
    const { section, ...others } = cleared(fields);
    const isGone = section !== undefined && !map.sections.some((one) => one.id === section);
    const named = "section" in fields && !isGone ? { section } : {};
    return changes({ kind: "set", list: "lanes", id, fields: { ...others, ...named } });
  },
  "lane.duplicate": (map, { id, as }) => {
    const lane = laneOf(map, id);
    if (!lane) return refused("gone");
    if (laneOf(map, as)) return refused("taken");
    const copies: readonly Change[] = [
      ...map.cards
        .filter((card) => card.lane === id)
        .map((card, at): Change => ({
          kind: "put",
          list: "cards",
          record: { ...without(card, "binding"), id: `${as}-c${at}` as CardId, lane: as },
        })),
      ...map.feelings
        .filter((feeling) => feeling.lane === id)
        .map((feeling): Change => ({
          kind: "put",
          list: "feelings",
          record: { ...feeling, lane: as, id: feelingId({ ...feeling, lane: as }) },
        })),
    ];
    const wrong = refusalOfCopy(map, copies, { lanes: 1 });
    if (wrong) return refused(wrong);
    const order = orderAt(map.lanes, map.lanes.indexOf(lane) + 1);
    return changes({ kind: "put", list: "lanes", record: { ...lane, id: as, order } }, ...copies);
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
          ...cutConnectors(
            map,
            new Set<string>(map.cards.filter((card) => card.lane === id).map((card) => card.id)),
          ),
          { kind: "delete", list: "lanes", id },
        )
      : refused("gone"),
};
