import { laneKindOf, type Lane } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { circle } from "../draw/outline.ts";
import { categoryInk, type Ink } from "../draw/palette.ts";
import { styles } from "./density.ts";
import { feelerInk, feelerMarks, feelersOf, feltStroke, isOther, statesOf } from "./curve/feelers.ts";
import type { Frame } from "./frame.ts";
import { blockMark, centreMark, heightOf, lineMark, type Pen } from "./pen.ts";

const padTop = 8;
const padBottom = 6;
const numberW = 26;
const nameX = 46;
const keyTop = 5;
const keyStep = 17;
/** Room for the scale at the right of a curve lane. */
const scaleW = 23;
const digitsW = 20;

/** Number, icon, name, unit; for a curve its key. `h` is what it needs, without the rule below. */
export interface LaneHeading {
  readonly h: number;
  readonly name: string;
  readonly marks: readonly Mark[];
}

export function laneHeading(frame: Frame, lane: Lane, index: number): LaneHeading {
  const { input, pen, laneW, sizes } = frame;
  const kind = laneKindOf(lane.kind);
  const name = nameOf(frame, lane);
  const isCurve = kind.shape === "curve";
  const room = laneW - nameX - (isCurve ? scaleW : 8);
  const title = blockMark(titlePen(frame), name, styles.laneName, nameInk(lane), nameX, padTop, room, 3);
  const unitTop = padTop + heightOf(title);
  // A curve says by its scale what it shows.
  const unit = isCurve || sizes.isOverview ? "" : input.words.laneUnit(lane.kind);
  const under =
    unit === "" ? undefined : blockMark(pen, unit, styles.micro, "ink-3", nameX, unitTop, room, 3);
  const key = isCurve ? keyMarks(frame, lane, unitTop + keyTop) : { h: 0, marks: [] };
  return {
    h: unitTop + (under ? heightOf(under) : 0) + key.h + padBottom,
    name,
    marks: [
      centreMark(pen, String(index + 1), styles.letter, "ink-3", numberW / 2, padTop),
      iconMark(lane, padTop + 2),
      title,
      ...(under ? [under] : []),
      ...key.marks,
    ],
  };
}

/** The name of a collapsed lane, in one line. */
export function thinHeading(frame: Frame, lane: Lane, index: number): LaneHeading {
  const { pen, laneW } = frame;
  const top = 4;
  const name = nameOf(frame, lane);
  return {
    h: 27,
    name,
    marks: [
      centreMark(pen, String(index + 1), styles.letter, "ink-3", numberW / 2, top),
      iconMark(lane, top + 2),
      lineMark(pen, name, { ...styles.small, font: "ui-500" }, "ink-2", nameX, top + 1, laneW - nameX - 8),
    ],
  };
}

/** Hyphenates where the interface speaks the language of the map, whose hyphenation is at hand. */
const titlePen = ({ pen, textPen }: Frame): Pen => (pen.lang === textPen.lang ? textPen : pen);

const nameOf = ({ input }: Frame, lane: Lane): string => lane.name ?? input.words.laneName(lane.kind);

const isMeasured = (lane: Lane): boolean => laneKindOf(lane.kind).shape === "numbers";
const nameInk = (lane: Lane): Ink => (isMeasured(lane) ? "over" : "ink");

/** The lane's own icon in its own colour, else those of its kind. */
function iconMark(lane: Lane, y: number): Mark {
  const own = lane.colour === undefined ? "ink-2" : categoryInk(lane.colour);
  return {
    kind: "icon",
    x: numberW,
    y,
    size: 14,
    icon: lane.icon ?? laneKindOf(lane.kind).icon,
    ink: isMeasured(lane) ? "over" : own,
  };
}

interface KeyLine {
  readonly sample: readonly Mark[];
  readonly name: string;
}

/** Who felt, how it shall be, what was measured: a line sample and a name each. */
function keyMarks(frame: Frame, lane: Lane, top: number): { h: number; marks: readonly Mark[] } {
  const lines = keyLines(frame, lane);
  const marks = lines.flatMap(({ sample, name }, at): Mark[] => {
    const y = top + at * keyStep;
    const room = frame.laneW - numberW - 32 - digitsW;
    return [
      ...sample.map((mark) => ({ ...mark, x: mark.x + numberW, y: mark.y + y + 7 })),
      lineMark(frame.pen, name, styles.micro, "ink-2", numberW + 32, y, room),
    ];
  });
  return { h: lines.length === 0 ? 0 : keyTop + lines.length * keyStep, marks };
}

function keyLines({ input, view }: Frame, lane: Lane): readonly KeyLine[] {
  const { map, words, overlay } = input;
  const line = (stroke: Ink, look: { width: number; dash?: readonly number[] }): Mark => ({
    kind: "path",
    x: 0,
    y: 0,
    d: "M0 0L26 0",
    stroke,
    ...look,
  });
  const feelers = feelersOf(map, lane).map((feeler): KeyLine => {
    const ink = isOther(input, feeler) ? "rule-2" : feelerInk(feeler);
    const [marker] = feelerMarks(feeler, "as-is", 13, 0);
    return {
      sample: [line(ink, feltStroke("as-is", false)), ...(marker ? [{ ...marker, stroke: ink }] : [])],
      name: feeler.persona?.name ?? words.team,
    };
  });
  const toBe: KeyLine = {
    sample: [
      line("ink-2", feltStroke("to-be", view.feels !== "to-be")),
      { kind: "path", x: 13, y: 0, d: circle(0, 0, 3.3), fill: "sheet", stroke: "ink-2", width: 1.4 },
      { kind: "path", x: 13, y: 0, d: circle(0, 0, 1.5), fill: "ink-2" },
    ],
    name: words.curve.toBe,
  };
  const measured: KeyLine = {
    sample: [line("over", { width: 2 }), { kind: "path", x: 13, y: 0, d: circle(0, 0, 3.8), fill: "over" }],
    name: words.curve.measured,
  };
  const isAnswered =
    overlay.state === "counted" && overlay.sentiment !== undefined && lane.kind === "emotion";
  return [...feelers, ...(statesOf(map, lane).has("to-be") ? [toBe] : []), ...(isAnswered ? [measured] : [])];
}
