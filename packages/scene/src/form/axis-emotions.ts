import { curveMonotoneX, line } from "d3-shape";
import { team, type ColumnId, type Lane } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { categoryInk, type Ink } from "../draw/palette.ts";
import { personaMarker, teamMarker } from "../draw/persona-marker.ts";
import type { FormInput } from "./form-scene.ts";

interface Spot {
  readonly column: ColumnId;
  readonly x: number;
}

const smooth = line<{ x: number; y: number }>()
  .x((place) => place.x)
  .y((place) => place.y)
  .curve(curveMonotoneX)
  .digits(2);

/** Felt curves along an axis: dashed, hollow, and never through a place without a value. */
export function axisEmotions(
  { map, only }: FormInput,
  lane: Lane,
  spots: readonly Spot[],
  top: number,
  h: number,
): readonly Mark[] {
  const yOf = (value: number) => top + h / 2 - (value / 2) * (h / 2 - 12);
  const curves = [team, ...map.personas.map((one) => one.id)];
  const [first, last] = [spots[0], spots.at(-1)];
  if (!first || !last) return [];
  const zero: Mark = {
    kind: "path",
    x: first.x,
    y: yOf(0),
    d: `M0 0L${last.x - first.x} 0`,
    stroke: "rule-2",
    width: 1,
    dash: [1, 3],
  };
  return [
    zero,
    ...curves.flatMap((who, at): readonly Mark[] => {
      const persona = map.personas.find((one) => one.id === who);
      const isOther = persona !== undefined && only !== undefined && persona.id !== only;
      const ink: Ink = isOther ? "rule-2" : persona ? categoryInk(persona.slot) : "ink-2";
      const felt = spots.map((spot) => {
        const value = map.feelings.find(
          (one) =>
            one.lane === lane.id &&
            one.persona === who &&
            one.column === spot.column &&
            one.state === undefined,
        )?.value;
        return value === undefined ? undefined : { x: spot.x + at * 8, y: yOf(value) };
      });
      const lines: Mark[] = [];
      let run: { x: number; y: number }[] = [];
      for (const place of [...felt, undefined]) {
        if (place) run.push(place);
        else {
          if (run.length > 1)
            lines.push({
              kind: "path",
              x: 0,
              y: 0,
              d: smooth(run) ?? "",
              stroke: ink,
              width: 1.4,
              dash: [5, 3],
            });
          run = [];
        }
      }
      const markers = felt.flatMap((place): readonly Mark[] =>
        place
          ? [
              persona
                ? { ...personaMarker(persona.slot, place.x, place.y, "hollow"), stroke: ink }
                : teamMarker(place.x, place.y),
            ]
          : [],
      );
      return [...lines, ...markers];
    }),
  ];
}
