import { expect, test } from "vitest";
import { choiceOf, lastDays, periodOfDays, periodText } from "./period.ts";

const last = Date.UTC(2025, 2, 31, 17, 30);

test("the last days of a log are whole days and hold its last event", () => {
  expect(lastDays(30, last)).toEqual({ from: Date.UTC(2025, 2, 2), to: Date.UTC(2025, 3, 1) });
});

test("a period is found again among the choices", () => {
  expect(choiceOf({}, last)).toBe("all");
  expect(choiceOf(lastDays(90, last), last)).toBe("90");
  expect(choiceOf({ from: 0, to: 86_400_000 }, last)).toBe("own");
  expect(choiceOf(lastDays(90, last), null)).toBe("own");
});

test("own dates are both included; turned round they are none", () => {
  expect(periodOfDays("2025-01-01", "2025-01-01")).toEqual({
    from: Date.UTC(2025, 0, 1),
    to: Date.UTC(2025, 0, 2),
  });
  expect(periodOfDays("2025-01-02", "2025-01-01")).toBeUndefined();
  expect(periodOfDays("", "2025-01-01")).toBeUndefined();
});

test("a period is written in the reader's language, its last day included", () => {
  const period = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 3, 1) };
  expect(periodText(period, "en")).toContain("Mar 31, 2025");
  expect(periodText(period, "ru")).toContain("31 мар. 2025");
  expect(periodText({}, "en")).toBeUndefined();
});
