import type { Group, Mark } from "../draw/mark.ts";
import { circle, points } from "../draw/outline.ts";
import { arcArrow, arcLabel, arcLevels, arcStep, levelled, type Arc, type ArcEnds } from "./arc.ts";
import { leastWordsW, styles } from "./density.ts";
import type { Frame, StagePlace } from "./frame.ts";
import { centreMark } from "./pen.ts";
import type { SceneConnector } from "./scene.ts";

/** The route stands under the stage names; px from its top. */
export const routeH = 42;
const axisY = 17;
const ringR = 4.75;
const smallRingR = 3.6;
/** Ring of a stage, from the stage's left. */
const ringX = 16;
/** The band at its widest and at its narrowest. */
const widest = 26;
/** Leaves room for the counts under it. */
const widestOfOverview = 18;
const narrowest = 1.6;
/** Depth under the axis of the first row of arrows. */
const arcDepth = 20;
/** The counts of an overview stand under the rings: arrows begin under them. */
const countsH = 16;

/** Of a stage's ring, on the sheet: near its left, or in the middle of a narrow one. */
export const ringAt = (place: StagePlace): number =>
  place.x + (place.w < leastWordsW ? Math.round(place.w / 2) : ringX);

/** Arrows between stages: under the route, or along it where they lead to the next stage. */
export interface StageArrows {
  readonly arcs: readonly Arc[];
  readonly along: readonly ArcEnds[];
}

export function stageArrows({ input: { map }, stages }: Frame): StageArrows {
  const places = new Map<string, StagePlace>(stages.map((place) => [place.stage.id, place]));
  const end = (place: StagePlace) => ({ name: place.stage.name, place: place.index, x: ringAt(place) });
  const all = map.connectors.flatMap((connector): ArcEnds[] => {
    const [source, target] = [places.get(connector.from), places.get(connector.to)];
    return source && target ? [{ connector, from: end(source), to: end(target) }] : [];
  });
  const isAlong = ({ from, to }: ArcEnds) => to.place === from.place + 1;
  return { arcs: levelled(all.filter((one) => !isAlong(one))), along: all.filter(isAlong) };
}

/** Height of the route with its arrows. */
export const routeHeight = (frame: Frame, arcs: readonly Arc[]): number =>
  routeH + arcLevels(arcs) * arcStep + (frame.sizes.isOverview && arcs.length > 0 ? countsH : 0);

/** Upper end of the arrows under the route, from its top. */
const arcTop = ({ sizes }: Frame): number => axisY + 7 + (sizes.isOverview ? countsH : 0);

/** `y`: top of the route on the sheet. */
export function routeArrows(
  frame: Frame,
  { arcs, along }: StageArrows,
  y: number,
): readonly SceneConnector[] {
  const top = arcTop(frame);
  return [
    ...arcs.map((arc) => arcArrow(frame, arc, y + top, arcDepth - 7 + arc.level * arcStep)),
    ...along.map((arrow) => alongArrow(frame, arrow, y)),
  ];
}

/** Band, axis and rings. `y`: top of the route on the sheet. */
export function routeGroup(frame: Frame, arcs: readonly Arc[], y: number): Group {
  const x = frame.laneW;
  const stages = frame.stages.filter((place) => place.count > 0);
  const ring = (place: StagePlace) => ringAt(place) - x;
  return {
    id: "route",
    role: "route",
    x,
    y,
    w: frame.w - x,
    h: routeHeight(frame, arcs),
    label: "",
    marks: [
      ...bandMarks(frame, stages, ring),
      ...stages.map((place): Mark => ({
        kind: "path",
        x: ring(place),
        y: axisY,
        d: circle(0, 0, place.w < leastWordsW ? smallRingR : ringR),
        fill: "sheet",
        stroke: "ink",
        width: place.w < leastWordsW ? 1.4 : 2,
      })),
    ],
  };
}

/** As thick as the people it carries; a plain line where nothing was counted. */
function bandMarks(
  { input: { overlay }, laneW, sizes }: Frame,
  stages: readonly StagePlace[],
  ring: (place: StagePlace) => number,
): readonly Mark[] {
  const [first, last] = [stages[0], stages.at(-1)];
  if (!first || !last) return [];
  const end = last.x + last.w - laneW;
  const axis = (stroke: "over" | "rule-2"): Mark => ({
    kind: "path",
    x: 0,
    y: axisY,
    d: `M${ring(first)} 0L${end - Math.min(ringX, last.w / 2)} 0`,
    stroke,
    width: 1.3,
  });
  if (overlay.state !== "counted") return [axis("rule-2")];
  const counts = stages.map((place) => overlay.stages.get(place.stage.id)?.reach ?? 0);
  const most = Math.max(...counts);
  if (most === 0) return [axis("rule-2")];
  const halves = counts.map(
    (count) => Math.max(narrowest, (count / most) * (sizes.isOverview ? widestOfOverview : widest)) / 2,
  );
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

/** A drawn way to the next stage is the axis itself, with an arrow head and its label. */
function alongArrow(frame: Frame, arrow: ArcEnds, y: number): SceneConnector {
  const { connector, from, to } = arrow;
  const start = from.x + ringR;
  const end = to.x - ringR - 2.5 - start;
  const label = connector.label
    ? [centreMark(frame.textPen, connector.label, styles.micro, "ink-2", end / 2, 10)]
    : [];
  return {
    id: connector.id,
    connector,
    way: `M0 0L${end} 0`,
    group: {
      id: connector.id,
      role: "connector",
      x: start,
      y: y + axisY,
      w: end,
      h: 24,
      label: arcLabel(frame, arrow),
      marks: [
        {
          kind: "path",
          x: end,
          y: 0,
          d: points([-4, -3], [0, 0], [-4, 3]),
          stroke: "ink-2",
          width: 1.2,
        },
        ...label,
      ],
    },
  };
}
