import { feelingId, type EditOf, type JourneyMap } from "@itinera/core";
import type { Place } from "../editor/place.ts";

export type FeelingPlace = Extract<Place, { kind: "feeling" }>;

/** Adding 0 turns −0 into 0: it would be another value to everybody else. */
const halfStep = (value: number) => Math.max(-2, Math.min(2, Math.round(value * 2) / 2)) + 0;

export const feelingOf = (map: JourneyMap, place: FeelingPlace): number | undefined =>
  map.feelings.find((one) => one.id === feelingId(place))?.value;

/** A half step up or down; an empty point begins at 0. */
export function stepFeeling(map: JourneyMap, place: FeelingPlace, by: 1 | -1): EditOf<"feeling.set"> {
  const value = feelingOf(map, place);
  return setFeeling(place, value === undefined ? 0 : halfStep(value + by / 2));
}

/** null empties the point. */
export const setFeeling = (
  { lane, persona, column, state }: FeelingPlace,
  value: number | null,
): EditOf<"feeling.set"> => ({
  kind: "feeling.set",
  lane,
  persona,
  column,
  ...(state && { state }),
  value,
});
