import { applyChanges, plan, planAll, type Edit, type JourneyMap } from "@itinera/core";

/** The map as it would be with an edit that is still in the hand; one that cannot be done changes nothing. */
export function shownMap(map: JourneyMap, draft: Edit | undefined, along: readonly Edit[] = []): JourneyMap {
  if (along.length > 0) {
    const all = planAll(map, along);
    return all.kind === "changes" ? applyChanges(map, all.changes) : map;
  }
  if (!draft) return map;
  const planned = plan(map, draft);
  return planned.kind === "changes" ? applyChanges(map, planned.changes) : map;
}
