import type { Mark } from "../draw/mark.ts";
import { points } from "../draw/outline.ts";
import { styles } from "./density.ts";
import type { Frame } from "./frame.ts";
import { centreMark, widthOf } from "./pen.ts";

/** Height of a further row of arrows. */
export const arcStep = 15;

/** An arrow between two places of the header, from left to right or back; places count from the left. */
export interface ArcEnds {
  readonly from: { readonly place: number; readonly x: number };
  readonly to: { readonly place: number; readonly x: number };
  readonly text: string;
  readonly dashed: boolean;
}

/** An arrow with the row in which it runs free of the others. */
export interface Arc extends ArcEnds {
  readonly level: number;
}

const reach = ({ from, to }: ArcEnds) =>
  [Math.min(from.place, to.place), Math.max(from.place, to.place)] as const;
const length = ({ from, to }: ArcEnds) => Math.abs(from.place - to.place);

/** Longer ones run deeper, so that none crosses another's label. */
export function levelled(arcs: readonly ArcEnds[]): readonly Arc[] {
  const placed: Arc[] = [];
  for (const arc of arcs.toSorted((a, b) => length(a) - length(b))) {
    const [start, end] = reach(arc);
    const beside = placed.filter((other) => reach(other)[0] <= end && reach(other)[1] >= start);
    placed.push({ ...arc, level: Math.max(-1, ...beside.map((other) => other.level)) + 1 });
  }
  return placed;
}

export const arcLevels = (arcs: readonly Arc[]): number => Math.max(0, ...arcs.map((arc) => arc.level));

/** Down from `start`, across at `depth`, up again to the arrow head. */
export function arcMarks(frame: Frame, arc: Arc, start: number, depth: number): readonly Mark[] {
  const [from, to] = [arc.from.x, arc.to.x];
  const turn = Math.min(28, Math.abs(from - to) / 4) * Math.sign(to - from);
  const d = [
    `M${from} ${start}C${from} ${depth - 3} ${from + turn / 4} ${depth} ${from + turn} ${depth}`,
    `L${to - turn} ${depth}`,
    `C${to - turn / 4} ${depth} ${to} ${depth - 3} ${to} ${start + 1}`,
  ].join("");
  const label = centreMark(frame.textPen, arc.text, styles.micro, "ink-2", (from + to) / 2, depth - 8);
  const ground: Mark = {
    kind: "box",
    x: label.x - 3,
    y: depth - 6,
    w: widthOf(label) + 6,
    h: 10,
    fill: "sheet",
  };
  return [
    { kind: "path", x: 0, y: 0, d, stroke: "ink-2", width: 1.2, ...(arc.dashed && { dash: [3, 2] }) },
    {
      kind: "path",
      x: to,
      y: start + 1,
      d: points([-3, 3.7], [0, 0], [3, 3.7]),
      stroke: "ink-2",
      width: 1.2,
    },
    ...(arc.text === "" ? [] : [ground, label]),
  ];
}
