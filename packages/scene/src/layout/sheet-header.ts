import type { Group, Mark } from "../draw/mark.ts";
import { stageTint, stageWash } from "../draw/palette.ts";
import { styles } from "./density.ts";
import type { Frame, StagePlace } from "./frame.ts";
import { blockMark, endMark, heightOf, lineMark, type Pen } from "./pen.ts";
import { arcLevels, arcsOf, arcStep, routeGroup, routeH } from "./route.ts";
import type { SceneColumn, SceneHeader } from "./scene.ts";

const padTop = 8;
const tintH = 3;
const ribbonH = 21;
const left = 12;
const right = 10;
const stepPad = 5;

/** The margin above the lanes. */
export function sheetHeader(frame: Frame): SceneHeader {
  const arcs = arcsOf(frame);
  const routeY = frame.sizes.headerH - routeH + extraNameH(frame);
  const stagesH = routeY + routeH + arcLevels(arcs) * arcStep;
  const stepNames = stepMarks(frame);
  const h = stagesH + stepNames.h;
  const hasSteps = stepNames.h > 0;
  return {
    h,
    ground: [
      { kind: "box", x: 0, y: 0, w: frame.w, h, fill: "sheet" },
      { kind: "box", x: 0, y: h - 1, w: frame.w, h: 1, fill: "ink" },
    ],
    corner: corner(frame, h),
    stages: frame.stages
      .filter((place) => place.count > 0)
      .map((place) => ({ ...place, group: stageGroup(frame, place, stagesH, hasSteps) })),
    route: routeGroup(frame, arcs, routeY),
    steps: stepNames.named.map(({ column, marks }) => stepGroup(frame, column, marks, stagesH, stepNames.h)),
  };
}

const nameMark = ({ input, textPen }: Frame, { stage, w }: StagePlace, top: number) => {
  const room = w - left - right;
  return input.paper
    ? blockMark(textPen, stage.name, styles.stageName, "ink", left, top, room, 2)
    : lineMark(textPen, stage.name, styles.stageName, "ink", left, top, room);
};

/** Height of a second line of names, where one has it. */
const extraNameH = (frame: Frame): number =>
  frame.stages.some((place) => place.count > 0 && nameMark(frame, place, 0).lines.length > 1)
    ? styles.stageName.leading
    : 0;

/** How many are counted in all, at the foot of the corner. */
function corner({ input: { overlay, words }, pen, laneW, sizes }: Frame, h: number): Group {
  const counted = overlay.state === "counted" ? overlay : undefined;
  const label = counted ? words.population(counted.n) : "";
  const under = counted && blockMark(pen, label, styles.small, "ink-2", left, 0, laneW - left - 10, 2);
  const top = h - 9 - (under ? heightOf(under) : 0);
  const marks: Mark[] = [
    { kind: "box", x: 0, y: 0, w: laneW, h, fill: "sheet" },
    { kind: "box", x: laneW - 1, y: 0, w: 1, h, fill: "ink" },
    { kind: "box", x: 0, y: h - 1, w: laneW, h: 1, fill: "ink" },
  ];
  if (counted && under) {
    const ink = counted.stale ? "ink-3" : "over";
    marks.push(lineMark(pen, words.number(counted.n), sizes.number, ink, left, top - sizes.number.leading));
    marks.push({ ...under, y: under.y + top });
  }
  return {
    id: "corner",
    role: "corner",
    x: 0,
    y: 0,
    w: laneW,
    h,
    label: counted ? `${words.number(counted.n)} ${label}` : "",
    marks,
  };
}

function stageGroup(frame: Frame, place: StagePlace, h: number, hasSteps: boolean): Group {
  const { input, pen } = frame;
  const { w, index, stage } = place;
  const { overlay, words } = input;
  const reach = overlay.state === "counted" ? overlay.stages.get(stage.id)?.reach : undefined;
  const people = typeof reach === "number" ? words.number(reach) : undefined;
  const nameTop = padTop + ribbonH + (frame.sizes.headerH < 100 ? 2 : 6);
  return {
    id: stage.id,
    role: "stage",
    x: place.x,
    y: 0,
    w,
    h,
    column: place.first,
    span: place.count,
    label: [place.letter, stage.name, ...(people === undefined ? [] : [people])].join(", "),
    marks: [
      { kind: "box", x: 0, y: padTop, w, h: ribbonH, fill: stageWash(index) },
      { kind: "box", x: 0, y: padTop, w, h: tintH, fill: stageTint(index) },
      { kind: "box", x: 0, y: padTop, w: 1, h: h - padTop, fill: hasSteps ? "rule-2" : "rule" },
      lineMark(pen, place.letter, styles.letter, "ink-2", left, padTop + tintH),
      ...(people === undefined
        ? []
        : [endMark(pen, people, styles.people, staleInk(frame), w - right, padTop + tintH)]),
      nameMark(frame, place, nameTop),
    ],
  };
}

const staleInk = ({ input: { overlay } }: Frame) =>
  overlay.state === "counted" && overlay.stale ? "ink-3" : "over";

interface NamedStep {
  readonly column: SceneColumn;
  readonly marks: readonly Mark[];
}

/** Names of all steps and the height of their row; 0 where the map has none. */
function stepMarks({ columns, textPen }: Frame): { h: number; named: readonly NamedStep[] } {
  const named = columns.flatMap((column): (NamedStep & { h: number })[] => {
    if (!column.step) return [];
    const name = stepName(textPen, column.step.name, column.w);
    return [{ column, marks: [name], h: heightOf(name) }];
  });
  return { named, h: named.length === 0 ? 0 : Math.max(...named.map((one) => one.h)) + stepPad * 2 + 2 };
}

const stepName = (pen: Pen, name: string, w: number) =>
  blockMark(pen, name, styles.smallStrong, "ink-2", left, stepPad + 1, w - left - right, 2);

function stepGroup(
  { stages }: Frame,
  column: SceneColumn,
  marks: readonly Mark[],
  y: number,
  h: number,
): Group {
  const startsStage = stages[column.stageIndex]?.first === column.index;
  return {
    id: column.id,
    role: "step",
    x: column.x,
    y,
    w: column.w,
    h,
    column: column.index,
    span: 1,
    label: column.step?.name ?? "",
    marks: [
      { kind: "box", x: 0, y: 0, w: column.w, h: 1, fill: "rule" },
      { kind: "box", x: 0, y: 0, w: 1, h, fill: startsStage ? "rule-2" : "rule" },
      ...marks,
    ],
  };
}
