interface WindowPoint {
  readonly clientX: number;
  readonly clientY: number;
}

/** Two fingers: the place between them in the window, and how far they are apart, px. */
export interface Pinch extends WindowPoint {
  readonly distance: number;
}

/** Fingers nearer to one another than a fingertip is wide count as so far apart: a quotient must stay small, px. */
const nearest = 16;

export const pinched = (one: WindowPoint, other: WindowPoint): Pinch => ({
  clientX: (one.clientX + other.clientX) / 2,
  clientY: (one.clientY + other.clientY) / 2,
  distance: Math.max(nearest, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
});
