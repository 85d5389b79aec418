import { columnsOf, stageLetter } from "@itinera/core";
import type { LayoutInput } from "./layout-input.ts";
import { sizes, space, type Sizes } from "./density.ts";
import type { Pen } from "./pen.ts";
import type { SceneColumn, SceneRow, SceneStage } from "./scene.ts";

/** A stage's place, before it is drawn. */
export type StagePlace = Omit<SceneStage, "group">;

/** What the parts of a layout share: sizes, pens, columns. */
export interface Frame {
  readonly input: LayoutInput;
  readonly sizes: Sizes;
  readonly laneW: number;
  readonly w: number;
  readonly columns: readonly SceneColumn[];
  readonly stages: readonly StagePlace[];
  readonly columnIndex: ReadonlyMap<string, number>;
  /** For the interface's words. */
  readonly pen: Pen;
  /** For the map's own words. */
  readonly textPen: Pen;
}

export function frameOf(input: LayoutInput): Frame {
  const { map, words, fonts, hyphenate } = input;
  const own = sizes[input.density ?? "comfortable"];
  const laneW = input.laneWidth ?? own.laneW;
  const columnW = input.columnWidth ?? own.columnW;
  const stageIndex = new Map(map.stages.map((stage, at) => [stage.id, at]));
  const columns = columnsOf(map).map((column, index): SceneColumn => ({
    ...column,
    index,
    x: laneW + index * columnW,
    w: columnW,
    stageIndex: stageIndex.get(column.stage.id) ?? 0,
  }));
  const stages = map.stages.map((stage, index): StagePlace => {
    const its = columns.filter((column) => column.stageIndex === index);
    const first = its[0]?.index ?? 0;
    return {
      stage,
      index,
      letter: stageLetter(index),
      x: its[0]?.x ?? laneW,
      w: its.length * columnW,
      first,
      count: its.length,
    };
  });
  return {
    input,
    sizes: own,
    laneW,
    w: laneW + columns.length * columnW,
    columns,
    stages,
    columnIndex: new Map(columns.map((column) => [column.id, column.index])),
    pen: { lang: words.lang, fonts },
    textPen: { lang: map.lang, fonts, ...(hyphenate && { hyphenate }) },
  };
}

/** Left and width of what stands in `span` columns from `column`, inside their rules and paddings. */
export function cellBox(frame: Frame, column: number, span: number): { x: number; w: number } {
  const x = (frame.columns[column]?.x ?? 0) + space.rule + space.cellX;
  const w = frame.columns.slice(column, column + span).reduce((sum, one) => sum + one.w, 0);
  return { x, w: w - space.rule - space.cellX * 2 };
}

/** A lane's content, placed against the top of its row. */
export interface LaneContent {
  /** Height that the content needs, without the rule below. */
  readonly h: number;
  readonly groups: SceneRow["groups"];
}
