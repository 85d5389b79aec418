interface Finger {
  readonly x: number;
  readonly y: number;
}

/** A finger that went at least this far sideways, px, and clearly more sideways than up or down. */
const far = 64;

/** Which way a swipe turns the stages: to the left is on to the next. */
export function swipeOf(start: Finger, end: Finger): 1 | -1 | undefined {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  if (Math.abs(dx) < far || Math.abs(dx) < 2 * Math.abs(dy)) return undefined;
  return dx < 0 ? 1 : -1;
}
