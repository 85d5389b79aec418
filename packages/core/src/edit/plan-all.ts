import type { JourneyMap } from "../map/journey-map.ts";
import { applyChanges } from "./apply.ts";
import type { Change } from "./change.ts";
import type { Edit } from "./edit.ts";
import type { EditRefusal } from "./outcome.ts";
import { plan } from "./plan.ts";

export type PlanOfAll =
  | { readonly kind: "changes"; readonly changes: readonly Change[] }
  /** `at`: place of the edit that cannot be done, from 0. */
  | { readonly kind: "refused"; readonly reason: EditRefusal; readonly at: number };

/** Each edit sees what those before it have done; all of them can be done, or none is. */
export function planAll(map: JourneyMap, edits: readonly Edit[]): PlanOfAll {
  let now = map;
  const changes: Change[] = [];
  for (const [at, edit] of edits.entries()) {
    const planned = plan(now, edit);
    if (planned.kind === "refused") return { ...planned, at };
    changes.push(...planned.changes);
    if (at < edits.length - 1) now = applyChanges(now, planned.changes);
  }
  return { kind: "changes", changes };
}
