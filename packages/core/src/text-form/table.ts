import { laneKindOf } from "../lane/lane-kind.ts";
import type { LaneId } from "../ids.ts";
import { columnsOf, stageLetter, type Column } from "../map/columns.ts";
import type { Stage } from "../map/journey-map.ts";
import type { Lane } from "../map/lane.ts";
import { cardItem } from "./card-item.ts";
import { feelingItems } from "./feeling-items.ts";
import { laneName } from "./lane-name.ts";
import { stageFigure } from "./stage-figures.ts";
import type { TextFormInput, TextItem } from "./text-form.ts";

/** A stage over its columns. */
export interface TableStage {
  readonly stage: Stage;
  readonly letter: string;
  readonly columns: readonly Column[];
}

export interface TableRow {
  readonly lane: LaneId;
  readonly name: string;
  /** Heading over this row and those that follow, where a section of the map begins; "" ends it. */
  readonly section?: string;
  /** One list a column. A number of a stage stands in the stage's first column. */
  readonly cells: readonly (readonly TextItem[])[];
}

/** The map as a table: a row a lane, a column a stage or step. Hidden lanes are left out. */
export interface MapTable {
  readonly title: string;
  readonly stages: readonly TableStage[];
  readonly hasSteps: boolean;
  readonly rows: readonly TableRow[];
}

export function tableOf(input: TextFormInput): MapTable {
  const { map } = input;
  const columns = columnsOf(map);
  const cards = Map.groupBy(map.cards, (card) => `${card.lane} ${card.column}`);
  const sections = new Map(map.sections.map((one) => [one.id, one.name]));
  const itemsAt = (lane: Lane, column: Column, at: number): readonly TextItem[] => {
    const kind = laneKindOf(lane.kind);
    switch (kind.shape) {
      case "cards":
        return (cards.get(`${lane.id} ${column.id}`) ?? []).flatMap(
          (card) => cardItem(input, lane, card) ?? [],
        );
      case "curve":
        return feelingItems(input, lane, column.id);
      case "numbers": {
        if (columns[at - 1]?.stage.id === column.stage.id) return [];
        const figure = stageFigure(input, column.stage, kind.measure);
        const place = { kind: "cell", lane: lane.id, column: column.id } as const;
        return figure ? [{ ...figure, place, words: "form", isCounted: true }] : [];
      }
    }
  };
  const lanes = map.lanes.filter((lane) => lane.hidden !== true);
  return {
    title: map.name,
    stages: map.stages.map((stage, at) => ({
      stage,
      letter: stageLetter(at),
      columns: columns.filter((column) => column.stage.id === stage.id),
    })),
    hasSteps: columns.some((column) => column.step),
    rows: lanes.map((lane, at): TableRow => {
      const before = lanes[at - 1]?.section;
      return {
        lane: lane.id,
        name: laneName(input, lane),
        ...(lane.section !== before && {
          section: lane.section === undefined ? "" : (sections.get(lane.section) ?? ""),
        }),
        cells: columns.map((column, place) => itemsAt(lane, column, place)),
      };
    }),
  };
}
