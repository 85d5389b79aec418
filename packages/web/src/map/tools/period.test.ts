import { zoneDays } from "@itinera/core";
import { expect, test } from "vitest";
import { choiceOf, dateText, lastDays, periodOfDays, periodText } from "./period.ts";

const utc = zoneDays("UTC");
const last = Date.UTC(2025, 2, 31, 17, 30);

test("the last days of a log are whole days and hold its last event", () => {
  expect(lastDays(30, last, utc)).toEqual({ from: Date.UTC(2025, 2, 2), to: Date.UTC(2025, 3, 1) });
});

test("a period is found again among the choices", () => {
  expect(choiceOf({}, last, utc)).toBe("all");
  expect(choiceOf(lastDays(90, last, utc), last, utc)).toBe("90");
  expect(choiceOf({ from: 0, to: 86_400_000 }, last, utc)).toBe("own");
  expect(choiceOf(lastDays(90, last, utc), null, utc)).toBe("own");
});

test("own dates are both included; turned round they are none", () => {
  expect(periodOfDays("2025-01-01", "2025-01-01", utc)).toEqual({
    from: Date.UTC(2025, 0, 1),
    to: Date.UTC(2025, 0, 2),
  });
  expect(periodOfDays("2025-01-02", "2025-01-01", utc)).toBeUndefined();
  expect(periodOfDays("", "2025-01-01", utc)).toBeUndefined();
});

test("days are those of the workspace's zone", () => {
  const warsaw = zoneDays("Europe/Warsaw");
  // Clocks go forward on 30 March.
  const period = { from: Date.UTC(2025, 2, 29, 23), to: Date.UTC(2025, 2, 31, 22) };
  expect(periodOfDays("2025-03-30", "2025-03-31", warsaw)).toEqual(period);
  expect(lastDays(2, last, warsaw)).toEqual(period);
  expect(dateText(period.from, warsaw)).toBe("2025-03-30");
  expect(dateText(period.from, utc)).toBe("2025-03-29");
  expect(periodText(period, "en", "Europe/Warsaw")?.replaceAll(/\s/g, " ")).toBe("Mar 30 – 31, 2025");
});

test("a period is written in the reader's language, its last day included", () => {
  const period = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 3, 1) };
  expect(periodText(period, "en", "UTC")).toContain("Mar 31, 2025");
  expect(periodText(period, "ru", "UTC")).toContain("31 мар. 2025");
  expect(periodText({}, "en", "UTC")).toBeUndefined();
});
