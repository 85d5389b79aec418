import type { Evidence } from "@itinera/core";

/** The day here, as 2026-03-31. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `expires`: from this day on it no longer counts. */
export const isExpired = ({ expires }: Pick<Evidence, "expires">, today: string): boolean =>
  expires !== undefined && expires <= today;
