import { measureText } from "../../text/measured-text.ts";
import { styles } from "../density.ts";
import type { Frame } from "../frame.ts";

/** A label up to this wide stands in a gutter between two columns without touching what stands in the cells. */
const gutterW = 9;

function labelW({ input: { fonts } }: Frame, label: string | undefined): number {
  if (!label) return 0;
  const { font, size } = styles.micro;
  return measureText([{ text: label, font }], size, fonts).width(0, label.length);
}

/** Whether a label is led along the foot of a row, which then has room for it. */
export const needsRoom = (frame: Frame, label: string | undefined): boolean => labelW(frame, label) > gutterW;

/** The row along whose foot a labelled arrow runs; −1: along the header. Rows count on the sheet, from above. */
export const labelRow = (from: number, to: number): number => (to >= from ? from : from - 1);
