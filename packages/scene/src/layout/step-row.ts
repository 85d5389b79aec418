import type { Group, Mark, TextMark } from "../draw/mark.ts";
import { arcLevels, arcStep, levelled, type Arc, type ArcEnd, type ArcEnds } from "./arc.ts";
import { leastWordsW, styles } from "./density.ts";
import type { Frame } from "./frame.ts";
import { blockMark, heightOf } from "./pen.ts";
import { ringAt } from "./route.ts";
import type { SceneColumn } from "./scene.ts";
import { uprightName } from "./upright-name.ts";

const left = 12;
const right = 10;
const pad = 5;
/** Room for an upright name. */
const uprightH = 84;
/** Depth of the first row of arrows under the names. */
const arcDepth = 16;

interface NamedStep {
  readonly column: SceneColumn;
  readonly name: (h: number) => TextMark;
}

/** The names of all steps and, under them, arrows between steps; `h` is 0 where the map has no steps. */
export interface StepRow {
  readonly h: number;
  readonly namesH: number;
  readonly named: readonly NamedStep[];
  readonly arcs: readonly Arc[];
}

export function stepRow(frame: Frame): StepRow {
  const steps = frame.columns.flatMap((column): (NamedStep & { h: number })[] => {
    if (!column.step) return [];
    const { name } = column.step;
    const { textPen } = frame;
    if (column.w < leastWordsW)
      return [
        {
          column,
          h: uprightH,
          name: (h) => uprightName(textPen, name, styles.smallStrong, column.w, h - pad, h - pad * 2),
        },
      ];
    const mark = blockMark(
      textPen,
      name,
      styles.smallStrong,
      "ink-2",
      left,
      pad + 1,
      column.w - left - right,
      2,
    );
    return [{ column, h: heightOf(mark), name: () => mark }];
  });
  const arcs = stepArcs(frame);
  const namesH = steps.length === 0 ? 0 : Math.max(...steps.map((one) => one.h)) + pad * 2 + 2;
  const arcsH = arcs.length === 0 ? 0 : arcDepth + arcLevels(arcs) * arcStep + 6;
  return { h: namesH + arcsH, namesH, named: steps, arcs };
}

/** Depth of an arrow, from the lower edge of the names. */
export const stepArcDepth = (arc: Arc): number => arcDepth + arc.level * arcStep;

/** Arrows between two steps, or a step and a stage. */
function stepArcs({ input: { map }, columns, stages }: Frame): readonly Arc[] {
  const ends = new Map<string, ArcEnd>([
    ...stages
      .filter((place) => place.count > 0)
      .map((place): [string, ArcEnd] => [
        place.stage.id,
        { name: place.stage.name, place: place.first, x: ringAt(place) },
      ]),
    ...columns.flatMap(({ step, index, x, w }): [string, ArcEnd][] =>
      step ? [[step.id, { name: step.name, place: index, x: x + w / 2 }]] : [],
    ),
  ]);
  const stageIds = new Set<string>(stages.map(({ stage }) => stage.id));
  return levelled(
    map.connectors.flatMap((connector): ArcEnds[] => {
      const [from, to] = [ends.get(connector.from), ends.get(connector.to)];
      const isOfStages = stageIds.has(connector.from) && stageIds.has(connector.to);
      if (!from || !to || isOfStages || from.x === to.x) return [];
      return [{ connector, from, to }];
    }),
  );
}

export function stepGroup({ stages }: Frame, { column, name }: NamedStep, y: number, h: number): Group {
  const startsStage = stages[column.stageIndex]?.first === column.index;
  const rules: readonly Mark[] = [
    { kind: "box", x: 0, y: 0, w: column.w, h: 1, fill: "rule" },
    { kind: "box", x: 0, y: 0, w: 1, h, fill: startsStage ? "rule-2" : "rule" },
  ];
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
    marks: [...rules, name(h)],
  };
}
