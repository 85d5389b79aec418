/** Days that a week can begin with. */
export const firstDays = ["monday", "sunday", "saturday"] as const;
export type FirstDay = (typeof firstDays)[number];

/** By what moments become days and weeks. */
export interface Calendar {
  /** IANA, or `UTC` */
  readonly timeZone: string;
  readonly firstDay: FirstDay;
}

export const plainCalendar: Calendar = { timeZone: "UTC", firstDay: "monday" };

/** A day that week begins with, in days since 1970-01-01, which was a Thursday. */
const someFirst: Readonly<Record<FirstDay, number>> = { monday: -3, sunday: -4, saturday: -5 };

/** First day of the week of a day; both in days since 1970-01-01. */
export const weekOf = (day: number, firstDay: FirstDay): number =>
  day - ((((day - someFirst[firstDay]) % 7) + 7) % 7);
