import { laneKindOf, type CurveScale, type Lane } from "@itinera/core";
import type { IconName } from "../../draw/icon.ts";
import type { Mark } from "../../draw/mark.ts";
import { styles } from "../density.ts";
import type { Frame } from "../frame.ts";
import { endMark, lineMark } from "../pen.ts";

/** Height of the scale from +2 to −2 with its margins; both margins together. */
const scaleH = 138;
const margins = 26;
/** Part of a row, from its upper and its lower edge, that is washed. */
const washed = 0.46;

const values = [2, 1, 0, -1, -2] as const;

/** From −2 to +2. */
const faces: readonly IconName[] = ["frown", "annoyed", "meh", "smile", "laugh"];

/** Height of a curve's row, without the rule below. */
export const curveH = ({ view }: Frame): number => Math.round(scaleH * view.curveScale);

const stepH = (h: number) => (h - 1 - margins) / 4;

/** y of a feeling in a row `h` px high. */
export const feelingY = (value: number, h: number): number =>
  Math.round((h - 1) / 2) - Math.round(value * stepH(h));

/** The value, in half steps, that a place in a row means; for dragging a point. */
export const feelingAt = (y: number, h: number): number =>
  Math.min(2, Math.max(-2, Math.round(((Math.round((h - 1) / 2) - y) / stepH(h)) * 2) / 2)) || 0;

/** How the scale of a lane writes a value: −2…+2, or 1…5 for an arc. */
export function valueWord({ input: { words } }: Frame, lane: Lane, value: number): string {
  const kind = laneKindOf(lane.kind);
  return kind.shape === "curve" && kind.scale === "arc" ? words.number(value + 3) : words.feeling(value);
}

/** +2 … −2, or 5 … 1, beside the curves of a row `h` px high; faces instead where the lane wants them. */
export function scaleMarks(frame: Frame, lane: Lane, h: number): readonly Mark[] {
  const { pen, laneW } = frame;
  return values.map((value): Mark => {
    const y = feelingY(value, h);
    if (lane.faces)
      return {
        kind: "icon",
        x: laneW - 21,
        y: y - 7,
        size: 14,
        icon: faces[value + 2] ?? "meh",
        ink: "ink-3",
      };
    return endMark(pen, valueWord(frame, lane, value), styles.micro, "ink-3", laneW - 7, y - 7);
  });
}

/** The lane's own words for its values, over their rules at the left. */
export function labelMarks(
  { textPen }: Frame,
  { labels = [] }: Lane,
  h: number,
  room: number,
): readonly Mark[] {
  return labels.flatMap((label, at): Mark[] => {
    if (label.trim() === "") return [];
    const y = feelingY(at - 2, h);
    return [lineMark(textPen, label, styles.micro, "ink-3", 6, y - styles.micro.leading, room)];
  });
}

/** The wash and the scale's rules, under the points. An arc is not about good and bad: it has no wash. */
export function curveGround(frame: Frame, scale: CurveScale, top: number, h: number): readonly Mark[] {
  const [x, w] = [frame.laneW, frame.w - frame.laneW];
  const half = Math.round(h * washed);
  const middle = scale === "arc" ? -2 : 0;
  const rules = values.map((value): Mark => ({
    kind: "path",
    x,
    y: top + feelingY(value, h) + 0.5,
    d: `M0 0L${w} 0`,
    stroke: value === middle ? "edge" : "rule-2",
    width: 1,
    ...(value !== middle && { dash: [1, 3] }),
  }));
  if (scale === "arc") return rules;
  return [
    { kind: "wash", x, y: top, w, h: half, ink: "emo-high", full: "above" },
    { kind: "wash", x, y: top + h - half, w, h: half, ink: "emo-low", full: "below" },
    ...rules,
  ];
}
