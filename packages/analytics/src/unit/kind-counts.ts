import type { Period, Unit } from "@itinera/core";
import type { Asking } from "../asking.ts";
import { sql } from "../sql/sql.ts";
import { journeysOf } from "./journeys.ts";

export interface KindCount {
  readonly code: number;
  readonly events: number;
  /** Units with at least one such event. */
  readonly units: number;
  /** Mean place of its first occurrence in a unit's journey, 0 (start) … 1 (end). */
  readonly meanPlace: number;
}

/** Every kind that the period holds, and how many events and units have it. */
export function kindCounts(asking: Asking, unit: Unit, period: Period): Promise<KindCount[]> {
  return asking.rows<KindCount>(sql`SELECT code, count() AS events, countIf(nth = 1) AS units,
      avgIf((place - 1) / greatest(size - 1, 1), nth = 1) AS meanPlace
    FROM (SELECT codes, length(codes) AS size FROM ${journeysOf(asking, unit, period)})
    ARRAY JOIN codes AS code, arrayEnumerateUniq(codes) AS nth, arrayEnumerate(codes) AS place
    GROUP BY code`);
}
