export const spans = ["day", "week", "month"] as const;
type Span = (typeof spans)[number];

/** `keep`: as it is; `picked`: the end of a day that somebody picks. */
export type End = "keep" | "never" | Span | "picked";

export interface ChosenEnd {
  readonly end: End;
  /** As a browser's field has it: 2026-03-31; empty: none. */
  readonly day: string;
}

export type EndFault = "missing" | "past";

/** When that is, ms since 1970, by the clock and calendar of the browser; null: never; undefined: as it is. */
export function endOf({ end, day }: ChosenEnd, now: number): number | null | undefined {
  switch (end) {
    case "keep":
      return undefined;
    case "never":
      return null;
    case "picked":
      return dayEnd(day);
    default:
      return after(end, now);
  }
}

export function endFault({ end, day }: ChosenEnd, now: number): EndFault | undefined {
  if (end !== "picked") return undefined;
  const time = dayEnd(day);
  return time === undefined ? "missing" : time <= now ? "past" : undefined;
}

/** The last minute of the day, so that it is called by its own name. */
function dayEnd(day: string): number | undefined {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return undefined;
  return new Date(year, month - 1, date, 23, 59).getTime();
}

/** The same time of day, however long the days between are. */
function after(span: Span, now: number): number {
  const time = new Date(now);
  if (span !== "month") return time.setDate(time.getDate() + (span === "day" ? 1 : 7));
  const date = time.getDate();
  time.setMonth(time.getMonth() + 1);
  // There is no 31 February: its last day is meant.
  if (time.getDate() !== date) time.setDate(0);
  return time.getTime();
}
