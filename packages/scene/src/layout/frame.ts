import { columnsOf, stageLetter, type Card, type Column } from "@itinera/core";
import { cardColumns, type CardColumns } from "./card-columns.ts";
import type { LayoutInput } from "./layout-input.ts";
import { collapsedW, leastWordsW, sizes, space, type Sizes } from "./density.ts";
import { mapViews, type MapView } from "./map-view.ts";
import type { Pen } from "./pen.ts";
import type { SceneColumn, SceneRow, SceneStage } from "./scene.ts";

/** A stage's place, before it is drawn. */
export type StagePlace = Omit<SceneStage, "group">;

/** What the parts of a layout share: sizes, pens, columns. */
export interface Frame {
  readonly input: LayoutInput;
  readonly view: MapView;
  readonly sizes: Sizes;
  readonly laneW: number;
  readonly w: number;
  readonly columns: readonly SceneColumn[];
  readonly stages: readonly StagePlace[];
  /** Place of the column that shows a column of the map. */
  readonly columnIndex: ReadonlyMap<string, number>;
  readonly columnsOfCard: (card: Card) => CardColumns;
  /** For the interface's words. */
  readonly pen: Pen;
  /** For the map's own words. */
  readonly textPen: Pen;
}

export function frameOf(input: LayoutInput): Frame {
  const { map, words, fonts, hyphenate } = input;
  const own = sizes[input.density ?? "comfortable"];
  const laneW = input.laneWidth ?? own.laneW;
  const columns = placedColumns(input, own, laneW);
  const columnIndex = new Map(columns.flatMap((column) => column.ids.map((id) => [id, column.index])));
  const last = columns.at(-1);
  return {
    input,
    view: mapViews[map.type],
    sizes: own,
    laneW,
    w: last ? last.x + last.w : laneW,
    columns,
    stages: map.stages.map((stage, index): StagePlace => {
      const its = columns.filter((column) => column.stageIndex === index);
      const x = its[0]?.x ?? laneW;
      const end = its.at(-1);
      return {
        stage,
        index,
        letter: stageLetter(index),
        x,
        w: end ? end.x + end.w - x : 0,
        first: its[0]?.index ?? 0,
        count: its.length,
      };
    }),
    columnIndex,
    columnsOfCard: cardColumns(map, columnIndex, columns.length),
    pen: { lang: words.lang, fonts },
    textPen: { lang: map.lang, fonts, ...(hyphenate && { hyphenate }) },
  };
}

type ShownColumn = Pick<SceneColumn, "id" | "ids" | "stage" | "step" | "collapsed">;

/** The columns of the map; those of a collapsed stage are one. */
export function shownColumns(map: LayoutInput["map"]): readonly ShownColumn[] {
  const out: ShownColumn[] = [];
  for (const column of columnsOf(map)) {
    const { id, stage, step } = column;
    const last = out.at(-1);
    if (stage.collapsed && last?.stage === stage) out[out.length - 1] = { ...last, ids: [...last.ids, id] };
    else if (stage.collapsed) out.push({ id, ids: [id], stage, collapsed: true });
    else out.push({ id, ids: [id], stage, ...(step && { step }), collapsed: step?.collapsed ?? false });
  }
  return out;
}

function placedColumns(input: LayoutInput, own: Sizes, laneW: number): readonly SceneColumn[] {
  const stageIndex = new Map(input.map.stages.map((stage, at) => [stage.id, at]));
  let x = laneW;
  return shownColumns(input.map).map((column, index): SceneColumn => {
    const placed = {
      ...column,
      index,
      x,
      w: widthOf(column, input, own),
      stageIndex: stageIndex.get(column.stage.id) ?? 0,
    };
    x += placed.w;
    return placed;
  });
}

function widthOf(
  { collapsed, step, stage }: Column & { collapsed: boolean },
  input: LayoutInput,
  own: Sizes,
) {
  if (collapsed) return collapsedW;
  if (input.columnWidth !== undefined) return input.columnWidth;
  if (own.isOverview) return own.columnW;
  return (step ?? stage).width ?? own.columnW;
}

/** Left and width of what stands in `span` columns from `column`, inside their rules and paddings. */
export function cellBox(frame: Frame, column: number, span: number): { x: number; w: number } {
  const columns = frame.columns.slice(column, column + span);
  const w = columns.reduce((sum, one) => sum + one.w, 0);
  const pad = w < leastWordsW ? thinCellX : space.cellX;
  const x = (frame.columns[column]?.x ?? 0) + space.rule + pad;
  return { x, w: w - space.rule - pad * 2 };
}

/** Padding of a cell that holds signs alone. */
const thinCellX = 1;

/** A lane's content, placed against the top of its row. */
export interface LaneContent {
  /** Height that the content needs, without the rule below. */
  readonly h: number;
  readonly groups: SceneRow["groups"];
}
