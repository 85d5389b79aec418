import { useView } from "../editor/view.ts";
import type { SheetPoint } from "../gesture/sheet-point.ts";

/** The attribute that marks the sheet's own corner. */
export const sheetMark = "data-sheet";

/** Where the pointer is on the sheet that holds `inside`, in px at zoom 1. */
export function sheetPoint(
  inside: Element,
  pointer: { readonly clientX: number; readonly clientY: number },
): SheetPoint {
  const sheet = inside.closest(`[${sheetMark}]`) ?? inside;
  const { zoom } = useView.getState();
  const { left, top } = sheet.getBoundingClientRect();
  return { x: (pointer.clientX - left) / zoom, y: (pointer.clientY - top) / zoom };
}
