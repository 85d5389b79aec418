import type { MapId } from "@itinera/core";
import type { MapLine } from "@itinera/protocol";

type Line = Pick<MapLine, "id" | "links">;

/** The maps a card of which leads to this one, in the order of the list. */
export const parentsOf = <Map extends Line>(maps: readonly Map[], id: MapId): readonly Map[] =>
  maps.filter((one) => one.id !== id && one.links.includes(id));

/** The maps that cards of this one lead to and that are there. */
export const childrenOf = <Map extends Line>(maps: readonly Map[], id: MapId): readonly Map[] => {
  const links = maps.find((one) => one.id === id)?.links ?? [];
  return maps.filter((one) => one.id !== id && links.includes(one.id));
};

/** A map in a list that shows its levels: 0 stands at the edge. */
export interface Levelled<Map> {
  readonly map: Map;
  readonly level: number;
}

/**
 * Every map once, each behind the first one that leads to it. Maps that lead to each other in a circle
 * begin with the first of the list.
 */
export function levelled<Map extends Line>(maps: readonly Map[]): readonly Levelled<Map>[] {
  const shown = new Set<MapId>();
  const list: Levelled<Map>[] = [];
  const show = (map: Map, level: number): void => {
    if (shown.has(map.id)) return;
    shown.add(map.id);
    list.push({ map, level });
    for (const child of childrenOf(maps, map.id)) show(child, level + 1);
  };
  for (const map of maps) if (parentsOf(maps, map.id).length === 0) show(map, 0);
  for (const map of maps) show(map, 0);
  return list;
}
