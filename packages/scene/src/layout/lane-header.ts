import { laneKindOf, type Lane } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { styles } from "./density.ts";
import { feelerInk, feelerMarker, feelersOf, feelingY } from "./curve-lane.ts";
import type { Frame } from "./frame.ts";
import { blockMark, centreMark, endMark, heightOf, lineMark } from "./pen.ts";

const padTop = 8;
const padBottom = 6;
const numberW = 26;
const nameX = 46;
const keyTop = 5;
const keyStep = 17;
/** Room for the scale at the right of a curve lane. */
const scaleW = 26;

/** Number, icon, name, unit; for a curve its key. `h` is what it needs, without the rule below. */
export interface LaneHeading {
  readonly h: number;
  readonly name: string;
  readonly marks: readonly Mark[];
}

export function laneHeading(frame: Frame, lane: Lane, index: number): LaneHeading {
  const { input, pen, laneW } = frame;
  const kind = laneKindOf(lane.kind);
  const name = lane.name ?? input.words.laneName(lane.kind);
  const isMeasured = kind.shape === "numbers";
  const ink = isMeasured ? "over" : "ink";
  const isCurve = kind.shape === "curve";
  const room = laneW - nameX - 8 - (isCurve ? scaleW - 8 : 0);
  const title = blockMark(pen, name, styles.laneName, ink, nameX, padTop, room, 3);
  const unitTop = padTop + heightOf(title);
  // A curve says by its scale what it shows.
  const unit = isCurve ? "" : input.words.laneUnit(lane.kind);
  const under =
    unit === "" ? undefined : blockMark(pen, unit, styles.micro, "ink-3", nameX, unitTop, room, 3);
  const key = isCurve ? keyMarks(frame, lane, unitTop + keyTop) : { h: 0, marks: [] };
  return {
    h: unitTop + (under ? heightOf(under) : 0) + key.h + padBottom,
    name,
    marks: [
      centreMark(pen, String(index + 1), styles.letter, "ink-3", numberW / 2, padTop),
      {
        kind: "icon",
        x: numberW,
        y: padTop + 2,
        size: 14,
        icon: kind.icon,
        ink: isMeasured ? "over" : "ink-2",
      },
      title,
      ...(under ? [under] : []),
      ...key.marks,
    ],
  };
}

/** Who felt: a line sample and a name each. */
function keyMarks(frame: Frame, lane: Lane, top: number): { h: number; marks: readonly Mark[] } {
  const feelers = feelersOf(frame.input.map, lane);
  const marks = feelers.flatMap((feeler, at): Mark[] => {
    const y = top + at * keyStep;
    const name = feeler.persona?.name ?? frame.input.words.team;
    return [
      {
        kind: "path",
        x: numberW,
        y: y + 7,
        d: "M0 0L26 0",
        stroke: feelerInk(feeler),
        width: 1.4,
        dash: [5, 3],
      },
      feelerMarker(feeler, numberW + 13, y + 7),
      lineMark(frame.pen, name, styles.micro, "ink-2", numberW + 32, y, frame.laneW - numberW - 32 - scaleW),
    ];
  });
  return { h: feelers.length === 0 ? 0 : keyTop + feelers.length * keyStep, marks };
}

/** +2 … −2 beside the curves of a row `h` px high. */
export function scaleMarks({ pen, laneW, input: { words } }: Frame, h: number): readonly Mark[] {
  return [2, 1, 0, -1, -2].map((value) =>
    endMark(pen, words.feeling(value), styles.micro, "ink-3", laneW - 7, feelingY(value, h) - 7),
  );
}
