import { useView } from "../editor/view.ts";
import type { SheetPoint } from "../gesture/sheet-point.ts";

/** The attribute that marks the sheet's own corner. */
export const sheetMark = "data-sheet";
/** Of rows that stay in sight while the sheet passes under them: where they begin, px of the sheet. */
export const pinnedMark = "data-pinned";

/** Where the pointer is on the sheet that holds `inside`, in px at zoom 1. */
export function sheetPoint(
  inside: Element,
  pointer: { readonly clientX: number; readonly clientY: number },
): SheetPoint {
  const holder = inside.closest(`[${pinnedMark}], [${sheetMark}]`) ?? inside;
  const { zoom } = useView.getState();
  const { left, top } = holder.getBoundingClientRect();
  const above = Number(holder.getAttribute(pinnedMark) ?? 0);
  return { x: (pointer.clientX - left) / zoom, y: (pointer.clientY - top) / zoom + above };
}
