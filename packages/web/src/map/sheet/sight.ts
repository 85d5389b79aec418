/** The part of the sheet that is drawn, in px at zoom 1. */
export interface Sight {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** The sight changes only at these distances, px, so that most frames of a scroll draw nothing anew. */
const lattice = 350;
const overscan = 350;

const down = (at: number) => Math.floor(at / lattice) * lattice;
const up = (at: number) => Math.ceil(at / lattice) * lattice;

/** `left`, `top`, `width`, `height`: the window over the zoomed sheet, in px of the screen. */
export const sightOf = (left: number, top: number, width: number, height: number, zoom: number): Sight => ({
  x0: down(left / zoom - overscan),
  x1: up((left + width) / zoom + overscan),
  y0: down(top / zoom - overscan),
  y1: up((top + height) / zoom + overscan),
});

/** The window alone, scrolled to the sheet's corner: what the first drawing of a map needs. */
export const windowSight = (width: number, height: number, zoom: number): Sight => ({
  x0: 0,
  x1: width / zoom,
  y0: 0,
  y1: height / zoom,
});

export const sameSight = (a: Sight, b: Sight): boolean =>
  a.x0 === b.x0 && a.x1 === b.x1 && a.y0 === b.y0 && a.y1 === b.y1;

export const seesColumn = (sight: Pick<Sight, "x0" | "x1">, x: number, w: number): boolean =>
  x < sight.x1 && x + w > sight.x0;
export const seesRow = (sight: Sight, y: number, h: number): boolean => y < sight.y1 && y + h > sight.y0;

/**
 * Where to scroll so that a box lies in the window beside the sticky headers; what is in sight stays.
 * One axis, in px of the screen.
 */
export function scrollTo(at: number, window: number, sticky: number, start: number, end: number): number {
  const margin = 16;
  if (start - margin < at + sticky) return Math.max(0, start - margin - sticky);
  if (end + margin > at + window) return Math.min(end + margin - window, start - margin - sticky);
  return at;
}
