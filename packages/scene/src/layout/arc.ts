import type { Connector } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { points } from "../draw/outline.ts";
import { styles } from "./density.ts";
import type { Frame } from "./frame.ts";
import { centreMark, widthOf } from "./pen.ts";
import type { SceneConnector } from "./scene.ts";

/** Height of a further row of arrows. */
export const arcStep = 15;
/** px beside an arrow, for half its head. */
const headHalf = 3;

/** A stage or a step. */
export interface ArcEnd {
  readonly name: string;
  /** From the left. */
  readonly place: number;
  /** On the sheet. */
  readonly x: number;
}

/** An arrow between two places of the header, from left to right or back. */
export interface ArcEnds {
  readonly connector: Connector;
  readonly from: ArcEnd;
  readonly to: ArcEnd;
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

/** What an arrow of the header says to those who do not see it. */
export const arcLabel = ({ input: { words } }: Frame, { connector, from, to }: ArcEnds): string =>
  [words.connector(from.name, to.name), connector.label].filter(Boolean).join(", ");

/** Down from `top`, across at `top + depth`, up again to the arrow head. */
export function arcArrow(frame: Frame, arc: Arc, top: number, depth: number): SceneConnector {
  const { connector } = arc;
  const x = Math.min(arc.from.x, arc.to.x) - headHalf;
  const [from, to] = [arc.from.x - x, arc.to.x - x];
  const turn = Math.min(28, Math.abs(from - to) / 4) * Math.sign(to - from);
  const d = [
    `M${from} 0C${from} ${depth - 3} ${from + turn / 4} ${depth} ${from + turn} ${depth}`,
    `L${to - turn} ${depth}`,
    `C${to - turn / 4} ${depth} ${to} ${depth - 3} ${to} 1`,
  ].join("");
  const dashed = connector.dashed ?? arc.to.place < arc.from.place;
  const stroke = { stroke: "ink-2", width: 1.2 } as const;
  const head = points([-headHalf, 3.7], [0, 0], [headHalf, 3.7]);
  return {
    id: connector.id,
    connector,
    way: d,
    group: {
      id: connector.id,
      role: "connector",
      x,
      y: top,
      w: Math.abs(from - to) + headHalf * 2,
      h: depth + 4,
      label: arcLabel(frame, arc),
      marks: [
        { kind: "path", x: 0, y: 0, d, ...stroke, ...(dashed && { dash: [3, 2] }) },
        { kind: "path", x: to, y: 1, d: head, ...stroke },
        ...wordsOf(frame, connector.label ?? "", (from + to) / 2, depth),
      ],
    },
  };
}

/** The line is broken under its words. */
function wordsOf(frame: Frame, text: string, x: number, y: number): readonly Mark[] {
  if (text === "") return [];
  const label = centreMark(frame.textPen, text, styles.micro, "ink-2", x, y - 8);
  return [{ kind: "box", x: label.x - 3, y: y - 6, w: widthOf(label) + 6, h: 10, fill: "sheet" }, label];
}
