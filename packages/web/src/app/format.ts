import type { Lang } from "@itinera/core";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Numbers, dates and sizes in the language of the reader. Times are milliseconds since 1970. */
export interface Format {
  /** 51,930 */
  readonly count: (value: number) => string;
  /** `share` 0…1, one decimal: 35.3% */
  readonly share: (share: number) => string;
  /** 84 MB; decimal units, as file managers show them. */
  readonly bytes: (bytes: number) => string;
  /** 3 January 2025 */
  readonly date: (time: number) => string;
  /** The same, of the day that it is in this IANA zone. */
  readonly dateIn: (time: number, timeZone: string) => string;
  /** 3 January; of a time that was read as UTC. */
  readonly dayAndMonth: (time: number) => string;
  /** 3 Jan 2025, 08:14 */
  readonly moment: (time: number) => string;
  /** 08:14:02 */
  readonly clock: (time: number) => string;
  /** 3 Mar 2025, of a day of the calendar: 2025-03-03 */
  readonly day: (day: string) => string;
  /** a, b and c */
  readonly list: (parts: readonly string[]) => string;
  /** "5 minutes ago", "yesterday"; from a week on, the date. */
  readonly ago: (time: number, now: number) => string;
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function createFormat(lang: Lang): Format {
  // The day before the month and 24 hours, as in the other two languages.
  const locale = lang === "en" ? "en-GB" : lang;
  const integer = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const longDate = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const dayMonth = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const shortDay = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const shortMoment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  const listing = new Intl.ListFormat(locale, { type: "conjunction" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

  return {
    count: (value) => integer.format(value),
    share: (share) => percent.format(share),
    bytes(bytes) {
      const step = Math.min(units.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3));
      const value = bytes / 1_000 ** step;
      return new Intl.NumberFormat(locale, {
        style: "unit",
        unit: units[step] ?? "byte",
        unitDisplay: "short",
        maximumFractionDigits: step === 0 || value >= 10 ? 0 : 1,
      }).format(value);
    },
    date: (time) => longDate.format(time),
    dateIn: (time, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(time),
    dayAndMonth: (time) => dayMonth.format(time),
    moment: (time) => shortMoment.format(time),
    clock: (time) => timeOfDay.format(time),
    day: (day) => shortDay.format(Date.parse(day)),
    list: (parts) => listing.format(parts),
    ago(time, now) {
      const past = Math.max(0, now - time);
      if (past < minute) return relative.format(0, "second");
      if (past < hour) return relative.format(-Math.floor(past / minute), "minute");
      if (past < day) return relative.format(-Math.floor(past / hour), "hour");
      if (past < 7 * day) return relative.format(-Math.floor(past / day), "day");
      return longDate.format(time);
    },
  };
}
