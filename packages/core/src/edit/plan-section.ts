import { cleared } from "../map/field.ts";
import { listLimits, type JourneyMap } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import { orderAt } from "./order.ts";
import { changes, refused, type Planners } from "./outcome.ts";

const has = (map: JourneyMap, id: string) => map.sections.some((section) => section.id === id);

export const planSection: Planners<"section.add" | "section.rename" | "section.set" | "section.delete"> = {
  "section.add": (map, { id, name }) => {
    if (has(map, id)) return refused("taken");
    if (map.sections.length >= listLimits.sections) return refused("too-many");
    const order = orderAt(map.sections, map.sections.length);
    return changes({ kind: "put", list: "sections", record: { id, order, name } });
  },
  "section.rename": (map, { id, name }) =>
    has(map, id) ? changes({ kind: "set", list: "sections", id, fields: { name } }) : refused("gone"),
  "section.set": (map, { id, fields }) =>
    has(map, id) ? changes({ kind: "set", list: "sections", id, fields: cleared(fields) }) : refused("gone"),
  "section.delete": (map, { id }) =>
    has(map, id)
      ? changes(
          ...map.lanes
            .filter((lane) => lane.section === id)
            .map((lane): Change => ({
              kind: "set",
              list: "lanes",
              id: lane.id,
              fields: { section: undefined },
            })),
          { kind: "delete", list: "sections", id },
        )
      : refused("gone"),
};
