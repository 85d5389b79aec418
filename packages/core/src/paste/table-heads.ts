import { plainTextOf } from "../map/rich-text.ts";
import { pastedCellAt, type PastedCell, type PastedTable } from "./pasted-table.ts";

const wordsOf = (cell: PastedCell | undefined): string =>
  cell ? plainTextOf(cell.text).replace(/\s+/g, " ").trim() : "";

/** A stage that the first rows of a table name. */
interface HeadStage {
  readonly name: string;
  /** Names of its steps, one a column; empty where the stage is the column itself. */
  readonly steps: readonly string[];
}

/** The lane that a row belongs to. */
export interface HeadLane {
  readonly name: string;
  /** The rows that a merged name covers. */
  readonly rows: readonly number[];
}

export interface TableHeads {
  /** Absent without a row of stages. */
  readonly stages: readonly HeadStage[] | undefined;
  readonly lanes: readonly HeadLane[];
  readonly firstRow: number;
  readonly firstColumn: number;
}

export interface HeadOptions {
  /** The first row names stages. */
  readonly hasStages: boolean;
  /** The first column names lanes. */
  readonly hasLanes: boolean;
}

/** Under stages that are merged over columns, a row without a lane's name names their steps. */
function hasSteps(table: PastedTable, { hasLanes }: HeadOptions): boolean {
  const merged = table.cells.some((cell) => cell.row === 0 && cell.columns > 1);
  if (!merged || table.rows < 2) return false;
  const corner = pastedCellAt(table, 1, 0);
  return hasLanes && (corner === undefined || corner.row === 0);
}

function stagesOf(table: PastedTable, firstColumn: number, isWithSteps: boolean): readonly HeadStage[] {
  const stages: HeadStage[] = [];
  for (let column = firstColumn; column < table.columns;) {
    const cell = pastedCellAt(table, 0, column);
    const end = cell ? cell.column + cell.columns : column + 1;
    const own = Array.from({ length: end - column }, (_, at) => column + at);
    const steps = own.map((at, place) =>
      isWithSteps ? wordsOf(pastedCellAt(table, 1, at)) || String(place + 1) : String(place + 1),
    );
    stages.push({ name: wordsOf(cell), steps: own.length > 1 ? steps : [] });
    column = end;
  }
  return stages;
}

function lanesOf(table: PastedTable, firstRow: number, hasLanes: boolean): readonly HeadLane[] {
  const lanes: HeadLane[] = [];
  for (let row = firstRow; row < table.rows;) {
    const cell = hasLanes ? pastedCellAt(table, row, 0) : undefined;
    const end = cell ? cell.row + cell.rows : row + 1;
    const rows = Array.from({ length: end - row }, (_, at) => row + at);
    const isUsed = table.cells.some((one) => one.row >= row && one.row < end);
    if (isUsed) lanes.push({ name: wordsOf(cell), rows });
    row = end;
  }
  return lanes;
}

/** What the first rows and the first column of a table name. */
export function headsOf(table: PastedTable, options: HeadOptions): TableHeads {
  const firstColumn = options.hasLanes ? 1 : 0;
  const isWithSteps = options.hasStages && hasSteps(table, options);
  const firstRow = !options.hasStages ? 0 : isWithSteps ? 2 : 1;
  return {
    stages: options.hasStages ? stagesOf(table, firstColumn, isWithSteps) : undefined,
    lanes: lanesOf(table, firstRow, options.hasLanes),
    firstRow,
    firstColumn,
  };
}
