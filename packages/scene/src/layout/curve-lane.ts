import { curveMonotoneX, line } from "d3-shape";
import { team, type Feeling, type JourneyMap, type Lane, type Persona } from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import { categoryInk, type Ink } from "../draw/palette.ts";
import { personaMarker, teamMarker } from "../draw/persona-marker.ts";
import type { Frame, LaneContent } from "./frame.ts";

/** Height of the scale from +2 to −2 with its margins, and of one whole step. */
const scaleH = 138;
const stepH = 28;
/** Part of a column by which the curves of several personas stand apart. */
const dodge = 0.16;
const pointSize = 24;

/** Whose feelings a curve lane shows, the team first. */
export interface Feeler {
  readonly id: Feeling["persona"];
  readonly persona?: Persona;
}

export function feelersOf(map: JourneyMap, lane: Lane): readonly Feeler[] {
  const felt = new Set(
    map.feelings.filter((feeling) => feeling.lane === lane.id).map((feeling) => feeling.persona),
  );
  return [
    ...(felt.has(team) ? [{ id: team } as const] : []),
    ...map.personas.filter((persona) => felt.has(persona.id)).map((persona) => ({ id: persona.id, persona })),
  ];
}

export const feelerInk = ({ persona }: Feeler): Ink => (persona ? categoryInk(persona.slot) : "ink-2");

export const feelerMarker = ({ persona }: Feeler, x: number, y: number) =>
  persona ? personaMarker(persona.slot, x, y, "hollow") : teamMarker(x, y);

/** y of a feeling in a row `h` px high. */
export const feelingY = (value: number, h: number): number => Math.round((h - 1) / 2) - value * stepH;

/** The value, in half steps, that a place in a row means; for dragging a point. */
export const feelingAt = (y: number, h: number): number =>
  Math.min(2, Math.max(-2, Math.round(((Math.round((h - 1) / 2) - y) / stepH) * 2) / 2));

export const curveLane = (): LaneContent => ({ h: scaleH, groups: [] });

/** Curves and points of a lane whose row is `h` px high; the row must know its height first. */
export function curveGroups(frame: Frame, lane: Lane, row: number, h: number): readonly Group[] {
  const { map, words } = frame.input;
  const feelers = feelersOf(map, lane);
  const lines: Mark[] = [];
  const points: Group[] = [];
  feelers.forEach((feeler, at) => {
    const places = feltPlaces(frame, lane, feeler, (at - (feelers.length - 1) / 2) * dodge, h);
    for (const stretch of stretches(places))
      lines.push(...curveMark(stretch, feelerInk(feeler), frame.laneW));
    for (const { column, feeling, x, y } of places) {
      points.push({
        id: feeling.id,
        role: "point",
        x: x - pointSize / 2,
        y: y - pointSize / 2,
        w: pointSize,
        h: pointSize,
        column,
        row,
        span: 1,
        label: [
          feeler.persona?.name ?? words.team,
          columnName(frame, column),
          words.feeling(feeling.value),
        ].join(", "),
        marks: [feelerMarker(feeler, pointSize / 2, pointSize / 2)],
      });
    }
  });
  const curves: Group = {
    id: `${lane.id}.curves`,
    role: "curve",
    x: frame.laneW,
    y: 0,
    w: frame.w - frame.laneW,
    h,
    row,
    label: "",
    marks: lines,
  };
  return [curves, ...points.sort((a, b) => (a.column ?? 0) - (b.column ?? 0))];
}

const columnName = ({ columns }: Frame, at: number): string => {
  const column = columns[at];
  return column?.step?.name ?? column?.stage.name ?? "";
};

interface Felt {
  readonly column: number;
  readonly feeling: Feeling;
  readonly x: number;
  readonly y: number;
}

function feltPlaces(frame: Frame, lane: Lane, feeler: Feeler, shift: number, h: number): readonly Felt[] {
  return frame.input.map.feelings
    .filter((feeling) => feeling.lane === lane.id && feeling.persona === feeler.id)
    .flatMap((feeling) => {
      const column = frame.columns[frame.columnIndex.get(feeling.column) ?? -1];
      if (!column) return [];
      return [
        {
          column: column.index,
          feeling,
          x: column.x + column.w * (0.5 + shift),
          y: feelingY(feeling.value, h),
        },
      ];
    })
    .sort((a, b) => a.column - b.column);
}

/** Neighbouring columns with data: a curve never runs through a column without. */
function stretches(places: readonly Felt[]): readonly (readonly Felt[])[] {
  const found: Felt[][] = [];
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

function curveMark(stretch: readonly Felt[], stroke: Ink, left: number): readonly Mark[] {
  if (stretch.length < 2) return [];
  const d = smooth(stretch.map((place) => ({ ...place, x: place.x - left }))) ?? "";
  return [{ kind: "path", x: 0, y: 0, d, stroke, width: 1.4, dash: [5, 3] }];
}

/** The wash and the scale's rules, under the points. */
export function curveGround(frame: Frame, top: number, h: number): readonly Mark[] {
  const [x, w] = [frame.laneW, frame.w - frame.laneW];
  const half = Math.round(h * 0.46);
  const rules = [2, 1, 0, -1, -2].map((value): Mark => ({
    kind: "path",
    x,
    y: top + feelingY(value, h) + 0.5,
    d: `M0 0L${w} 0`,
    stroke: value === 0 ? "edge" : "rule-2",
    width: 1,
    ...(value !== 0 && { dash: [1, 3] }),
  }));
  return [
    { kind: "wash", x, y: top, w, h: half, ink: "emo-high", full: "above" },
    { kind: "wash", x, y: top + h - half, w, h: half, ink: "emo-low", full: "below" },
    ...rules,
  ];
}
