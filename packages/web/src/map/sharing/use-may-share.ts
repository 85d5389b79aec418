import type { MapId } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { mapsQuery } from "../../api/queries.ts";
import { mayReadPeople, mayReadWhoSees } from "../../app/may.ts";
import { useOwnRole } from "../../app/use-own-role.ts";

/** Whether this person may look who sees the map. */
export function useMayShare(map: MapId): boolean {
  const own = useOwnRole();
  const line = useQuery({ ...mapsQuery, select: (maps) => maps.find(({ id }) => id === map) }).data;
  return mayReadPeople(own) && mayReadWhoSees(line?.role);
}
