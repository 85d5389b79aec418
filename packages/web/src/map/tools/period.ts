import type { Period } from "@itinera/core";

const day = 86_400_000;

/** Lengths of time that are offered, in days back from the end of the log. */
const periodLengths = [30, 90, 365] as const;
export type PeriodChoice = "all" | `${(typeof periodLengths)[number]}` | "own";

export const periodChoices: readonly PeriodChoice[] = ["all", "30", "90", "365", "own"];

/** Midnight (UTC) at or before a time. */
const midnight = (time: number) => Math.floor(time / day) * day;

/** The last `days` whole days of a log whose last event is at `last`. */
export function lastDays(days: number, last: number): Period {
  const to = midnight(last) + day;
  return { from: to - days * day, to };
}

/** Which of the choices a period is. */
export function choiceOf({ from, to }: Period, last: number | null): PeriodChoice {
  if (from === undefined && to === undefined) return "all";
  const days = periodLengths.find((one) => {
    const known = last === null ? undefined : lastDays(one, last);
    return known?.from === from && known?.to === to;
  });
  return days === undefined ? "own" : `${days}`;
}

/** "2025-01-31", as date fields have it, in UTC. */
export const dateText = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The first moment of a day; undefined for what is no date. */
function dayStart(text: string): number | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** A period of whole days, both included; undefined when the end lies before the beginning. */
export function periodOfDays(first: string, last: string): Period | undefined {
  const from = dayStart(first);
  const end = dayStart(last);
  if (from === undefined || end === undefined || end < from) return undefined;
  return { from, to: end + day };
}

/** "1 Jan – 31 Mar 2025" */
export function periodText({ from, to }: Period, lang: string): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const format = new Intl.DateTimeFormat(lang, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.formatRange(from, to - 1);
}
