import fc from "fast-check";
import { expect, it } from "vitest";
import { firstDays, weekOf } from "../settings/week.ts";
import { dayOfText, dayText, zoneDays } from "./zone-day.ts";

const zones = ["UTC", "Europe/Warsaw", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Havana"];

it("a moment falls in the day that a clock of the zone shows", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2035, 0) }),
      (zone, moment) => {
        const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(moment);
        const days = zoneDays(zone);
        const day = days.of(moment);
        // The day that Samoa left out has no moments.
        expect(dayText(day)).toBe(shown);
        expect(days.start(day)).toBeLessThanOrEqual(moment);
        expect(days.start(day + 1)).toBeGreaterThan(moment);
        expect(dayOfText(shown)).toBe(day);
      },
    ),
    { numRuns: 400 },
  );
});

it("a day begins at its first moment, also where midnight is left out or comes twice", () => {
  const start = (zone: string, day: string) =>
    new Date(zoneDays(zone).start(dayOfText(day) ?? 0)).toISOString();
  expect(start("America/New_York", "2025-03-09")).toBe("2025-03-09T05:00:00.000Z");
  expect(start("America/New_York", "2025-03-10")).toBe("2025-03-10T04:00:00.000Z");
  // Havana's clocks go from 01:00 back to 00:00 on this day.
  expect(start("America/Havana", "2024-11-03")).toBe("2024-11-03T04:00:00.000Z");
  // Beirut's go from 00:00 to 01:00.
  expect(start("Asia/Beirut", "2025-03-30")).toBe("2025-03-29T22:00:00.000Z");
});

it("a week begins with its day", () => {
  const names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  for (const firstDay of firstDays)
    for (let day = -20; day < 20; day++) {
      const first = weekOf(day, firstDay);
      expect(names[new Date(first * 86_400_000).getUTCDay()]).toBe(firstDay);
      expect(day - first).toBeGreaterThanOrEqual(0);
      expect(day - first).toBeLessThan(7);
    }
});
