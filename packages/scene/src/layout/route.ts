import type { Group, Mark } from "../draw/mark.ts";
import { circle, points } from "../draw/outline.ts";
import { styles } from "./density.ts";
import type { Frame, StagePlace } from "./frame.ts";
import { centreMark, widthOf } from "./pen.ts";

/** The route stands under the stage names; px from its top. */
export const routeH = 42;
const axisY = 17;
const ringR = 4.75;
/** Ring of a stage, from the stage's left. */
const ringX = 16;
/** The band at its widest and at its narrowest. */
const widest = 26;
const narrowest = 1.6;
/** Depth under the axis of the first row of arrows, and of each further row. */
const arcDepth = 20;
export const arcStep = 15;

/** An arrow between stages that are not neighbours, and the row in which it runs free of the others. */
interface Arc {
  readonly from: StagePlace;
  readonly to: StagePlace;
  readonly text: string;
  readonly level: number;
}

/** Arrows under the route: longer ones run deeper, so that none crosses another's label. */
export function arcsOf({ input: { map }, stages }: Frame): readonly Arc[] {
  const places = new Map<string, StagePlace>(stages.map((place) => [place.stage.id, place]));
  const drawn = map.connectors.flatMap((connector) => {
    const [from, to] = [places.get(connector.from), places.get(connector.to)];
    return from && to && to.index !== from.index + 1 ? [{ from, to, text: connector.label ?? "" }] : [];
  });
  const reach = (arc: { from: StagePlace; to: StagePlace }) =>
    [Math.min(arc.from.index, arc.to.index), Math.max(arc.from.index, arc.to.index)] as const;
  const length = (arc: { from: StagePlace; to: StagePlace }) => Math.abs(arc.from.index - arc.to.index);
  const placed: Arc[] = [];
  for (const arc of drawn.toSorted((a, b) => length(a) - length(b))) {
    const [start, end] = reach(arc);
    const beside = placed.filter((other) => reach(other)[0] <= end && reach(other)[1] >= start);
    placed.push({ ...arc, level: Math.max(-1, ...beside.map((other) => other.level)) + 1 });
  }
  return placed;
}

export const arcLevels = (arcs: readonly Arc[]): number => Math.max(0, ...arcs.map((arc) => arc.level));

/** Band, axis, arrows and rings. `y`: top of the route on the sheet. */
export function routeGroup(frame: Frame, arcs: readonly Arc[], y: number): Group {
  const x = frame.laneW;
  const stages = frame.stages.filter((place) => place.count > 0);
  const ring = (place: StagePlace) => place.x - x + ringX;
  const first = stages[0];
  const last = stages.at(-1);
  return {
    id: "route",
    role: "route",
    x,
    y,
    w: frame.w - x,
    h: routeH + arcLevels(arcs) * arcStep,
    label: frame.input.map.connectors
      .map(({ from, to }) => {
        const name = (id: string) => stages.find((place) => place.stage.id === id)?.stage.name ?? "";
        return frame.input.words.connector(name(from), name(to));
      })
      .join(", "),
    marks:
      first && last
        ? [
            ...bandMarks(frame, stages),
            ...arcs.flatMap((arc) => arcMarks(frame, arc, ring(arc.from), ring(arc.to))),
            ...neighbourMarks(frame, ring),
            ...stages.map((place): Mark => ({
              kind: "path",
              x: ring(place),
              y: axisY,
              d: circle(0, 0, ringR),
              fill: "sheet",
              stroke: "ink",
              width: 2,
            })),
          ]
        : [],
  };
}

/** As thick as the people it carries; a plain line where nothing was counted. */
function bandMarks({ input: { overlay }, laneW }: Frame, stages: readonly StagePlace[]): readonly Mark[] {
  const [first, last] = [stages[0], stages.at(-1)];
  if (!first || !last) return [];
  const end = last.x + last.w - laneW;
  const axis = (stroke: "over" | "rule-2"): Mark => ({
    kind: "path",
    x: 0,
    y: axisY,
    d: `M${first.x - laneW + ringX} 0L${end - ringX} 0`,
    stroke,
    width: 1.3,
  });
  if (overlay.state !== "counted") return [axis("rule-2")];
  const counts = stages.map((place) => overlay.stages.get(place.stage.id)?.reach ?? 0);
  const most = Math.max(...counts);
  if (most === 0) return [axis("rule-2")];
  const halves = counts.map((count) => Math.max(narrowest, (count / most) * widest) / 2);
  const upper: string[] = [];
  const lower: string[] = [];
  stages.forEach((place, at) => {
    const [from, to] = [place.x - laneW, place.x - laneW + place.w];
    const half = halves[at] ?? 0;
    const next = halves[at + 1] ?? half;
    // Level under the stage's name, then a slow turn to the next thickness.
    const [level, c1, c2] = [from + place.w * 0.45, from + place.w * 0.73, from + place.w * 0.75];
    upper.push(`L${level} ${axisY - half}C${c1} ${axisY - half} ${c2} ${axisY - next} ${to} ${axisY - next}`);
    lower.unshift(
      `C${c2} ${axisY + next} ${c1} ${axisY + half} ${level} ${axisY + half}L${from} ${axisY + half}`,
    );
  });
  const start = halves[0] ?? 0;
  const d = `M0 ${axisY - start}${upper.join("")}L${end} ${axisY + (halves.at(-1) ?? 0)}${lower.join("")}Z`;
  return [{ kind: "path", x: 0, y: 0, d, fill: "over-3" }, axis("over")];
}

/** From ring to ring below the axis; one that goes back is dashed. */
function arcMarks(frame: Frame, arc: Arc, from: number, to: number): readonly Mark[] {
  const depth = axisY + arcDepth + arc.level * arcStep;
  const turn = Math.min(28, Math.abs(from - to) / 4) * Math.sign(to - from);
  const start = axisY + 7;
  const d = [
    `M${from} ${start}C${from} ${depth - 3} ${from + turn / 4} ${depth} ${from + turn} ${depth}`,
    `L${to - turn} ${depth}`,
    `C${to - turn / 4} ${depth} ${to} ${depth - 3} ${to} ${start + 1}`,
  ].join("");
  const isBack = arc.to.index < arc.from.index;
  const label = centreMark(frame.textPen, arc.text, styles.micro, "ink-2", (from + to) / 2, depth - 8);
  return [
    { kind: "path", x: 0, y: 0, d, stroke: "ink-2", width: 1.2, ...(isBack && { dash: [3, 2] }) },
    {
      kind: "path",
      x: to,
      y: start + 1,
      d: points([-3, 3.7], [0, 0], [3, 3.7]),
      stroke: "ink-2",
      width: 1.2,
    },
    ...(arc.text === ""
      ? []
      : [
          {
            kind: "box" as const,
            x: label.x - 3,
            y: depth - 6,
            w: widthOf(label) + 6,
            h: 10,
            fill: "sheet" as const,
          },
          label,
        ]),
  ];
}

/** A drawn way to the next stage is the axis itself, with an arrow head and its label. */
function neighbourMarks(frame: Frame, ring: (place: StagePlace) => number): readonly Mark[] {
  return frame.input.map.connectors.flatMap(({ from, to, label }): Mark[] => {
    const source = frame.stages.find((place) => place.stage.id === from);
    const target = frame.stages.find((place) => place.stage.id === to);
    if (!source || !target || target.index !== source.index + 1) return [];
    const x = ring(target) - ringR - 2.5;
    const head: Mark = {
      kind: "path",
      x,
      y: axisY,
      d: points([-4, -3], [0, 0], [-4, 3]),
      stroke: "ink-2",
      width: 1.2,
    };
    if (!label) return [head];
    return [
      head,
      centreMark(frame.textPen, label, styles.micro, "ink-2", (ring(source) + ring(target)) / 2, axisY + 10),
    ];
  });
}
