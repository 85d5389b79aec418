export interface Shift {
  readonly value: number;
  readonly startTime: number;
  /** Within half a second after somebody pressed something: they expected it. */
  readonly hadRecentInput: boolean;
}

const gapMs = 1_000;
const windowMs = 5_000;

/** Cumulative Layout Shift: the largest sum of a window of at most 5 s with no gap of a second (web.dev/cls). */
export function shiftSum(): (shift: Shift) => number {
  let largest = 0;
  let sum = 0;
  let first = -Infinity;
  let last = -Infinity;
  return ({ value, startTime, hadRecentInput }) => {
    if (hadRecentInput) return largest;
    if (startTime - last >= gapMs || startTime - first >= windowMs) {
      sum = 0;
      first = startTime;
    }
    last = startTime;
    sum += value;
    largest = Math.max(largest, sum);
    return largest;
  };
}
