import type { Check } from "../remark.ts";
import { cardsOf, coveredBy } from "./cards-of.ts";

/** Where people want something and meet nobody; only on maps that have touchpoints at all. */
export const goalWithoutTouchpoint: Check = (map) => {
  if (!map.lanes.some((lane) => lane.kind === "touchpoints")) return [];
  const met = coveredBy(map, cardsOf(map, "touchpoints"));
  return [...coveredBy(map, cardsOf(map, "goal"))]
    .filter((id) => !met.has(id))
    .map((id) => ({ at: { kind: "column", id } }));
};
