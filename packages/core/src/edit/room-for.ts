import { listLimits, recordLists, type JourneyMap, type RecordList } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import type { EditRefusal } from "./outcome.ts";

/**
 * Whether all that a copy puts is new and fits; `more`: records that it puts beside `changes`. Ids of
 * feelings are their places, which a new column or lane has to itself.
 */
export function refusalOfCopy(
  map: JourneyMap,
  changes: readonly Change[],
  more: Partial<Record<RecordList, number>> = {},
): EditRefusal | undefined {
  for (const list of recordLists) {
    const known = new Set<string>(map[list].map((record) => record.id));
    let count = known.size + (more[list] ?? 0);
    for (const change of changes) {
      if (change.kind !== "put" || change.list !== list) continue;
      if (known.has(change.record.id)) return "taken";
      count++;
    }
    if (count > listLimits[list]) return "too-many";
  }
  return undefined;
}
