import type { CardId, ColumnId, LaneId, StageId } from "@itinera/core";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where things lie on the sheet, in px at zoom 1 from the sheet's corner. */
export interface SheetGeometry {
  readonly columns: readonly { readonly id: ColumnId; readonly stage: StageId; readonly x: number; readonly w: number }[];
  readonly rows: readonly {
    readonly lane: LaneId;
    readonly y: number;
    readonly h: number;
    /** Whether cards can lie in it. */
    readonly takesCards: boolean;
  }[];
  readonly cards: ReadonlyMap<CardId, Box & { readonly lane: LaneId; readonly column: ColumnId }>;
}

/** A point of the sheet in its own px. */
export interface SheetPoint {
  readonly x: number;
  readonly y: number;
}

/** The 2 px line with a knob that shows where a dragged thing will lie. */
export interface DropLine {
  readonly direction: "across" | "down";
  readonly x: number;
  readonly y: number;
  readonly length: number;
}
