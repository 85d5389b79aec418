import { curveMonotoneX, line } from "d3-shape";
import type { Feeling, Lane } from "@itinera/core";
import type { Mark, PathMark } from "../../draw/mark.ts";
import type { Ink } from "../../draw/palette.ts";
import type { Frame } from "../frame.ts";
import { feelingY } from "./curve-scale.ts";
import { stateOf, type Feeler, type FeltState } from "./feelers.ts";

/** Part of a column by which the curves of several personas stand apart, and all of them together. */
const dodge = 0.16;
const widestDodge = 0.7;

export interface Felt {
  readonly column: number;
  readonly feeling: Feeling;
  readonly x: number;
  readonly y: number;
}

/** Part of a column by which the curve of the `at`th of `count` feelers stands beside the middle. */
export const shiftOf = (at: number, count: number): number =>
  (at - (count - 1) / 2) * Math.min(dodge, widestDodge / Math.max(1, count - 1));

/** Where one's feelings of one state stand, from the left. */
export function feltPlaces(
  frame: Frame,
  lane: Lane,
  feeler: Feeler,
  state: FeltState,
  shift: number,
  h: number,
): readonly Felt[] {
  const places = frame.input.map.feelings
    .filter(
      (feeling) => feeling.lane === lane.id && feeling.persona === feeler.id && stateOf(feeling) === state,
    )
    .flatMap((feeling): Felt[] => {
      const column = frame.columns[frame.columnIndex.get(feeling.column) ?? -1];
      if (!column) return [];
      const x = column.x + column.w * (0.5 + shift);
      return [{ column: column.index, feeling, x, y: feelingY(feeling.value, h) }];
    })
    .sort((a, b) => a.column - b.column);
  // A collapsed stage shows the first of its feelings.
  return places.filter((place, at) => place.column !== places[at - 1]?.column);
}

/** Neighbouring columns with data: a curve never runs through a column without. */
export function stretches<Place extends { readonly column: number }>(
  places: readonly Place[],
): readonly (readonly Place[])[] {
  const found: Place[][] = [];
  for (const place of places) {
    const last = found.at(-1);
    if (last?.at(-1)?.column === place.column - 1) last.push(place);
    else found.push([place]);
  }
  return found;
}

const smooth = line<Felt>()
  .x((place) => place.x)
  .y((place) => place.y)
  .curve(curveMonotoneX)
  .digits(2);

/** A smooth dashed line for each stretch with data; x counts from `left`. */
export const feltLines = (
  places: readonly Felt[],
  ink: Ink,
  stroke: Pick<PathMark, "width" | "dash">,
  left: number,
): readonly Mark[] =>
  stretches(places)
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => ({
      kind: "path",
      x: 0,
      y: 0,
      d: smooth(stretch.map((place) => ({ ...place, x: place.x - left }))) ?? "",
      stroke: ink,
      ...stroke,
    }));
