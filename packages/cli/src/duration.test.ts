import { expect, it } from "vitest";
import { durationMs } from "./duration.ts";

it.each([
  ["7d", 604_800_000],
  ["1h", 3_600_000],
  ["30m", 1_800_000],
  ["90s", 90_000],
  ["2w", 1_209_600_000],
  ["250ms", 250],
  ["1.5h", 5_400_000],
])("reads %s", (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

it.each(["", "7", "d", "-1d", "0s", "1 day", "1e9d", "99999999999999w"])("refuses %j", (text) => {
  expect(durationMs(text)).toBeUndefined();
});
