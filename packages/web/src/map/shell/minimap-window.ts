/** A stretch of the sheet in px at zoom 1. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Scrolled {
  readonly scrollLeft: number;
  readonly scrollTop: number;
  readonly clientWidth: number;
  readonly clientHeight: number;
}

/** What of the sheet the window shows. */
export const partInSight = (desk: Scrolled, zoom: number, sheet: { w: number; h: number }): Part => {
  const x = Math.min(sheet.w, desk.scrollLeft / zoom);
  const y = Math.min(sheet.h, desk.scrollTop / zoom);
  return {
    x,
    y,
    w: Math.min(sheet.w - x, desk.clientWidth / zoom),
    h: Math.min(sheet.h - y, desk.clientHeight / zoom),
  };
};

/** Where to scroll so that a place of the sheet lies in the middle of the window; browsers stop at the edges. */
export const scrollToMiddle = (
  place: { readonly x: number; readonly y: number },
  desk: Pick<Scrolled, "clientWidth" | "clientHeight">,
  zoom: number,
): { readonly left: number; readonly top: number } => ({
  left: Math.max(0, place.x * zoom - desk.clientWidth / 2),
  top: Math.max(0, place.y * zoom - desk.clientHeight / 2),
});
