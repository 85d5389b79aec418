import type { TextMark } from "../draw/mark.ts";
import type { TextStyle } from "./density.ts";
import { lineMark, type Pen } from "./pen.ts";

/** Half of the height of a capital, in em: what stands on both sides of the middle of the column. */
const halfCapital = 0.36;

/** A name that reads from below, in the middle of a column `w` px wide, up from `bottom`. */
export const uprightName = (
  pen: Pen,
  name: string,
  style: TextStyle,
  w: number,
  bottom: number,
  room: number,
): TextMark => ({
  ...lineMark(pen, name, style, "ink", 0, 0, Math.max(1, room)),
  x: w / 2 + style.size * halfCapital,
  y: bottom,
  turned: true,
});
