import { dayOfText, dayText, type Period, type ZoneDays } from "@itinera/core";

/** Lengths of time that are offered, in days back from the end of the log. */
const periodLengths = [30, 90, 365] as const;
export type PeriodChoice = "all" | `${(typeof periodLengths)[number]}` | "own";

export const periodChoices: readonly PeriodChoice[] = ["all", "30", "90", "365", "own"];

/** The last `count` whole days of a log whose last event is at `last`. */
export function lastDays(count: number, last: number, days: ZoneDays): Period {
  const end = days.of(last) + 1;
  return { from: days.start(end - count), to: days.start(end) };
}

/** Which of the choices a period is. */
export function choiceOf({ from, to }: Period, last: number | null, days: ZoneDays): PeriodChoice {
  if (from === undefined && to === undefined) return "all";
  const count = periodLengths.find((one) => {
    const known = last === null ? undefined : lastDays(one, last, days);
    return known?.from === from && known?.to === to;
  });
  return count === undefined ? "own" : `${count}`;
}

/** "2025-01-31", as date fields have it. */
export const dateText = (time: number, days: ZoneDays): string => dayText(days.of(time));

/** A period of whole days, both included; undefined when the end lies before the beginning, or one is no date. */
export function periodOfDays(first: string, last: string, days: ZoneDays): Period | undefined {
  const from = dayOfText(first);
  const end = dayOfText(last);
  if (from === undefined || end === undefined || end < from) return undefined;
  return { from: days.start(from), to: days.start(end + 1) };
}

/** "1 Jan – 31 Mar 2025" */
export function periodText({ from, to }: Period, lang: string, timeZone: string): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const format = new Intl.DateTimeFormat(lang, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone,
  });
  return format.formatRange(from, to - 1);
}
