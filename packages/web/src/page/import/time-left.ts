/** A moment of a work: when, and how much was done. */
export interface Moment {
  readonly at: number;
  readonly done: number;
}

/** Long enough for a rate that means something. */
const shortest = 1_500;

/** Milliseconds that the rest will take at the pace since `first`; undefined while nobody can tell. */
export function timeLeft(first: Moment, now: Moment, whole: number): number | undefined {
  const passed = now.at - first.at;
  const done = now.done - first.done;
  if (passed < shortest || done <= 0) return undefined;
  return ((whole - now.done) / done) * passed;
}

/** How a remaining time is said: it is never exact, so it is never said exactly. */
export function leftKey(left: number): {
  readonly key: "seconds" | "tens" | "minutes";
  readonly count: number;
} {
  if (left < 10_000) return { key: "seconds", count: Math.max(1, Math.round(left / 1_000)) };
  if (left < 90_000) return { key: "tens", count: Math.ceil(left / 10_000) * 10 };
  return { key: "minutes", count: Math.round(left / 60_000) };
}
