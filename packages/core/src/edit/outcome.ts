import type { JourneyMap } from "../map/journey-map.ts";
import type { Change } from "./change.ts";
import type { EditKind, EditOf } from "./edit.ts";

/** Why an edit cannot be done; texts are catalogue keys `errors:edit.<reason>`. */
export type EditRefusal = "gone" | "taken" | "no-such-place" | "wrong-lane" | "too-many" | "same-stage";

export type Plan =
  | { readonly kind: "changes"; readonly changes: readonly Change[] }
  | { readonly kind: "refused"; readonly reason: EditRefusal };

export const changes = (...list: readonly Change[]): Plan => ({ kind: "changes", changes: list });
export const refused = (reason: EditRefusal): Plan => ({ kind: "refused", reason });

/** One function per verb. */
export type Planners<Kind extends EditKind> = {
  readonly [K in Kind]: (map: JourneyMap, edit: EditOf<K>) => Plan;
};
