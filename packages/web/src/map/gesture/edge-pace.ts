/** So near to an edge the sheet scrolls under what is drawn or dragged, px, and so far in each frame of the screen. */
const edge = 28;
const pace = 14;

/** px to scroll in one direction for a pointer at `at` of a window from `start` to `end`. */
export const edgePace = (at: number, start: number, end: number): number =>
  at < start + edge ? -pace : at > end - edge ? pace : 0;
