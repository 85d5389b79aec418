import type { ConnectorEnd, ConnectorId } from "../ids.ts";
import { cleared } from "../map/field.ts";
import { listLimits, type JourneyMap } from "../map/journey-map.ts";
import { hasColumn } from "./columns-taken.ts";
import { orderAt } from "./order.ts";
import { changes, refused, type EditRefusal, type Planners } from "./outcome.ts";

const hasEnd = (map: JourneyMap, id: ConnectorEnd) =>
  hasColumn(map, id as never) || map.cards.some((card) => card.id === id);

/** An arrow joins two different things that are there, and two things by one arrow in each direction. */
function refusalOfWay(
  map: JourneyMap,
  id: ConnectorId,
  from: ConnectorEnd,
  to: ConnectorEnd,
): EditRefusal | undefined {
  if (!hasEnd(map, from) || !hasEnd(map, to)) return "gone";
  if (from === to) return "same-stage";
  return map.connectors.some((one) => one.id !== id && one.from === from && one.to === to)
    ? "taken"
    : undefined;
}

export const planConnector: Planners<
  "connector.add" | "connector.set" | "connector.lead" | "connector.delete"
> = {
  "connector.add": (map, { id, from, to, label }) => {
    if (map.connectors.some((one) => one.id === id)) return refused("taken");
    const wrong = refusalOfWay(map, id, from, to);
    if (wrong) return refused(wrong);
    if (map.connectors.length >= listLimits.connectors) return refused("too-many");
    const order = orderAt(map.connectors, map.connectors.length);
    return changes({
      kind: "put",
      list: "connectors",
      record: { id, order, from, to, ...(label ? { label } : {}) },
    });
  },
  "connector.set": (map, { id, fields }) =>
    map.connectors.some((one) => one.id === id)
      ? changes({ kind: "set", list: "connectors", id, fields: cleared(fields) })
      : refused("gone"),
  "connector.lead": (map, { id, from, to }) => {
    const connector = map.connectors.find((one) => one.id === id);
    if (!connector) return refused("gone");
    const ends = { from: from ?? connector.from, to: to ?? connector.to };
    const wrong = refusalOfWay(map, id, ends.from, ends.to);
    return wrong ? refused(wrong) : changes({ kind: "set", list: "connectors", id, fields: ends });
  },
  "connector.delete": (map, { id }) =>
    map.connectors.some((connector) => connector.id === id)
      ? changes({ kind: "delete", list: "connectors", id })
      : refused("gone"),
};
