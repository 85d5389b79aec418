/** A point of the sheet, px at zoom 1 from its corner. */
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
