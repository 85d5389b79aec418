import type { CardId, ColumnId, LaneId, StageId } from "../ids.ts";
import type { JourneyMap } from "../map/journey-map.ts";

export type RemarkPlace =
  | { readonly kind: "map" }
  | { readonly kind: "stage"; readonly id: StageId }
  /** All lanes of one column. */
  | { readonly kind: "column"; readonly id: ColumnId }
  | { readonly kind: "lane"; readonly id: LaneId }
  | { readonly kind: "card"; readonly id: CardId };

/** What a check found: where, and what its text tells beside. */
export interface Finding {
  readonly at: RemarkPlace;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Best practice about one thing; `today` as 2026-03-31. Deterministic: the same map, the same findings. */
export type Check = (map: JourneyMap, today: string) => readonly Finding[];
