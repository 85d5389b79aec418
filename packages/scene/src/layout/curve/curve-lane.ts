import { laneKindOf, type Lane } from "@itinera/core";
import type { Group, Mark } from "../../draw/mark.ts";
import type { Frame, LaneContent } from "../frame.ts";
import { curveH, labelMarks, valueWord } from "./curve-scale.ts";
import {
  feelerInk,
  feelerMarks,
  feelersOf,
  feltStroke,
  isOther,
  type Feeler,
  type FeltState,
} from "./feelers.ts";
import { feltLines, feltPlaces, shiftOf, type Felt } from "./felt-curve.ts";
import { measuredCurve } from "./measured-curve.ts";

const pointSize = 24;

export const curveLane = (frame: Frame): LaneContent => ({ h: curveH(frame), groups: [] });

interface FeltCurve {
  readonly feeler: Feeler;
  readonly state: FeltState;
  /** It is not the state that the type of the map looks at. */
  readonly isFaint: boolean;
  /** Of another persona than the one that is looked at. */
  readonly isOther: boolean;
  readonly places: readonly Felt[];
}

/** Curves and points of a lane whose row is `h` px high; the row must know its height first. */
export function curveGroups(frame: Frame, lane: Lane, row: number, h: number): readonly Group[] {
  const feelers = feelersOf(frame.input.map, lane);
  const { feels } = frame.view;
  const states: readonly FeltState[] = feels === "as-is" ? ["to-be", "as-is"] : ["as-is", "to-be"];
  // What stands out lies over the rest.
  const curves = states.flatMap((state) =>
    feelers.map((feeler, at): FeltCurve => ({
      feeler,
      state,
      isFaint: state !== feels,
      isOther: isOther(frame.input, feeler),
      places: feltPlaces(frame, lane, feeler, state, shiftOf(at, feelers.length), h),
    })),
  );
  const now = curves.filter(({ state, places }) => state === "as-is" && places.length > 0);
  const measured = isEmotion(lane)
    ? measuredCurve(frame, lane, row, h, now.length === 1 ? now[0]?.places : undefined)
    : { marks: [], points: [] };
  const lines: Group = {
    id: `${lane.id}.curves`,
    role: "curve",
    x: frame.laneW,
    y: 0,
    w: frame.w - frame.laneW,
    h,
    row,
    label: "",
    marks: [
      ...labelMarks(frame, lane, h, labelRoom(frame)),
      ...curves.flatMap(({ places, feeler, state, ...look }): readonly Mark[] => {
        const ink = look.isOther ? "rule-2" : feelerInk(feeler);
        return feltLines(places, ink, feltStroke(state, look.isFaint || look.isOther), frame.laneW);
      }),
      ...measured.marks,
    ],
  };
  const felt = curves.flatMap((curve) =>
    curve.places.map((place) => pointGroup(frame, lane, row, curve, place)),
  );
  return [lines, ...[...measured.points, ...felt].sort((a, b) => (a.column ?? 0) - (b.column ?? 0))];
}

const isEmotion = (lane: Lane): boolean => {
  const kind = laneKindOf(lane.kind);
  return kind.shape === "curve" && kind.scale === "emotion";
};

/** Words for the values stand in the left half of the first column. */
const labelRoom = ({ columns }: Frame): number => Math.max(1, (columns[0]?.w ?? 0) / 2 - 6);

function pointGroup(
  frame: Frame,
  lane: Lane,
  row: number,
  { feeler, state, isOther: faint }: FeltCurve,
  { column, feeling, x, y }: Felt,
): Group {
  const { words } = frame.input;
  return {
    id: feeling.id,
    role: "point",
    x: x - pointSize / 2,
    y: y - pointSize / 2,
    w: pointSize,
    h: pointSize,
    column,
    row,
    span: 1,
    ...(faint && { faint }),
    label: [
      feeler.persona?.name ?? words.team,
      ...(state === "to-be" ? [words.curve.toBe] : []),
      columnName(frame, column),
      valueWord(frame, lane, feeling.value),
    ].join(", "),
    marks: feelerMarks(feeler, state, pointSize / 2, pointSize / 2),
  };
}

const columnName = ({ columns }: Frame, at: number): string => {
  const column = columns[at];
  return column?.step?.name ?? column?.stage.name ?? "";
};
