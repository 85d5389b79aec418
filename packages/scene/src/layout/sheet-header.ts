import type { Group, Mark } from "../draw/mark.ts";
import { stageTint, stageWash } from "../draw/palette.ts";
import { arcArrow } from "./arc.ts";
import { leastWordsW, styles } from "./density.ts";
import type { Frame, StagePlace } from "./frame.ts";
import { blockMark, centreMark, endMark, heightOf, lineMark } from "./pen.ts";
import { routeArrows, routeGroup, routeH, routeHeight, stageArrows } from "./route.ts";
import type { SceneHeader } from "./scene.ts";
import { stepArcDepth, stepGroup, stepRow } from "./step-row.ts";
import { uprightName } from "./upright-name.ts";

const padTop = 8;
const tintH = 3;
const ribbonH = 21;
const left = 12;
const right = 10;
/** Room that an upright name wants under the ribbon. */
const uprightH = 84;

/** The margin above the lanes. */
export function sheetHeader(frame: Frame): SceneHeader {
  const arrows = stageArrows(frame);
  const routeY = frame.sizes.headerH - routeH + extraNameH(frame);
  const stagesH = routeY + routeHeight(frame, arrows.arcs);
  const steps = stepRow(frame);
  const h = stagesH + steps.h;
  const hasSteps = steps.h > 0;
  return {
    h,
    ground: [
      { kind: "box", x: 0, y: 0, w: frame.w, h, fill: "sheet" },
      { kind: "box", x: 0, y: h - 1, w: frame.w, h: 1, fill: "ink" },
    ],
    corner: corner(frame, h),
    stages: frame.stages
      .filter((place) => place.count > 0)
      .map((place) => ({ ...place, group: stageGroup(frame, place, stagesH, routeY, hasSteps) })),
    route: routeGroup(frame, arrows.arcs, routeY),
    arrows: [
      ...routeArrows(frame, arrows, routeY),
      ...steps.arcs.map((arc) => arcArrow(frame, arc, stagesH + steps.namesH + 2, stepArcDepth(arc) - 2)),
    ],
    steps: steps.named.map((step) => stepGroup(frame, step, stagesH, steps.namesH)),
  };
}

const isUpright = ({ w }: StagePlace): boolean => w < leastWordsW;

function nameMark({ input, textPen }: Frame, place: StagePlace, top: number, bottom: number) {
  const { stage, w } = place;
  if (isUpright(place)) return uprightName(textPen, stage.name, styles.uprightName, w, bottom, bottom - top);
  const room = w - left - right;
  return input.paper
    ? blockMark(textPen, stage.name, styles.stageName, "ink", left, top, room, 2)
    : lineMark(textPen, stage.name, styles.stageName, "ink", left, top, room);
}

/** What names need beside one line: a second line, or the length of an upright one. */
function extraNameH(frame: Frame): number {
  const stages = frame.stages.filter((place) => place.count > 0);
  const upright = stages.some(isUpright) && !frame.sizes.isOverview;
  const given = frame.sizes.headerH - routeH - padTop - ribbonH;
  const lines = Math.max(
    1,
    ...stages.map((place) => (isUpright(place) ? 1 : nameMark(frame, place, 0, 0).lines.length)),
  );
  return Math.max(upright ? uprightH - given : 0, (lines - 1) * styles.stageName.leading);
}

/** How many are counted in all, at the foot of the corner. */
function corner({ input: { overlay, words }, pen, laneW, sizes }: Frame, h: number): Group {
  const counted = overlay.state === "counted" ? overlay : undefined;
  const label = counted ? words.population(counted.n) : "";
  const under = counted && blockMark(pen, label, styles.small, "ink-2", left, 0, laneW - left - 10, 2);
  const top = h - 9 - (under ? heightOf(under) : 0);
  const number = { ...sizes.number, size: Math.max(14, sizes.number.size) };
  const marks: Mark[] = [
    { kind: "box", x: 0, y: 0, w: laneW, h, fill: "sheet" },
    { kind: "box", x: laneW - 1, y: 0, w: 1, h, fill: "ink" },
    { kind: "box", x: 0, y: h - 1, w: laneW, h: 1, fill: "ink" },
  ];
  if (counted && under) {
    const ink = counted.stale ? "ink-3" : "over";
    marks.push(lineMark(pen, words.number(counted.n), number, ink, left, top - number.leading));
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

function stageGroup(frame: Frame, place: StagePlace, h: number, routeY: number, hasSteps: boolean): Group {
  const { input } = frame;
  const { w, index, stage } = place;
  const { overlay, words } = input;
  const reach = overlay.state === "counted" ? overlay.stages.get(stage.id)?.reach : undefined;
  const people = typeof reach === "number" ? reach : undefined;
  const nameTop = padTop + ribbonH + (frame.sizes.headerH < 100 ? 2 : 6);
  const collapsed = stage.collapsed ? [words.collapsed] : [];
  return {
    id: stage.id,
    role: "stage",
    x: place.x,
    y: 0,
    w,
    h,
    column: place.first,
    span: place.count,
    label: [
      place.letter,
      stage.name,
      ...(people === undefined ? [] : [words.number(people)]),
      ...collapsed,
    ].join(", "),
    marks: [
      { kind: "box", x: 0, y: padTop, w, h: ribbonH, fill: stageWash(index) },
      { kind: "box", x: 0, y: padTop, w, h: tintH, fill: stageTint(index) },
      { kind: "box", x: 0, y: padTop, w: 1, h: h - padTop, fill: hasSteps ? "rule-2" : "rule" },
      ...letterAndPeople(frame, place, people, routeY),
      nameMark(frame, place, nameTop, routeY - bandHalf),
    ],
  };
}

/** What the band may rise over the axis's row. */
const bandHalf = 2;
/** Of the counts of an overview, under the top of the route. */
const countTop = 27;

/** In the ribbon; in a narrow one the letter alone, and how many under the route, as an overview has it. */
function letterAndPeople(
  frame: Frame,
  place: StagePlace,
  people: number | undefined,
  routeY: number,
): readonly Mark[] {
  const { pen, input, sizes } = frame;
  const { words } = input;
  if (isUpright(place)) {
    const ink = staleInk(frame);
    const { w } = place;
    return [
      centreMark(pen, place.letter, styles.letter, "ink-2", w / 2, padTop + tintH),
      ...(people === undefined || !sizes.isOverview
        ? []
        : [centreMark(pen, words.compact(people), styles.peopleSmall, ink, w / 2, routeY + countTop)]),
    ];
  }
  const top = padTop + tintH;
  return [
    lineMark(pen, place.letter, styles.letter, "ink-2", left, top),
    ...(people === undefined
      ? []
      : [endMark(pen, words.number(people), styles.people, staleInk(frame), place.w - right, top)]),
  ];
}

const staleInk = ({ input: { overlay } }: Frame) =>
  overlay.state === "counted" && overlay.stale ? "ink-3" : "over";
