import { describe, expect, it } from "vitest";
import { endFault, endOf, type End } from "./link-end.ts";

const at = (month: number, date: number, hour = 9, minute = 30) =>
  new Date(2026, month - 1, date, hour, minute).getTime();
const chosen = (end: End, day = "") => ({ end, day });

describe("the end of a link", () => {
  it("is at the same time of another day", () => {
    expect(endOf(chosen("day"), at(3, 28))).toBe(at(3, 29));
    // The clock is put forward in between, where it is.
    expect(endOf(chosen("week"), at(3, 25))).toBe(at(4, 1));
    expect(endOf(chosen("month"), at(3, 15))).toBe(at(4, 15));
    expect(endOf(chosen("month"), at(1, 31))).toBe(at(2, 28));
  });

  it("is never, as it was, or the last minute of a day", () => {
    expect(endOf(chosen("never"), at(3, 1))).toBeNull();
    expect(endOf(chosen("keep"), at(3, 1))).toBeUndefined();
    expect(endOf(chosen("picked", "2026-04-02"), at(3, 1))).toBe(at(4, 2, 23, 59));
  });

  it("is a day that was picked and is not over", () => {
    const now = at(4, 2);
    expect(endFault(chosen("picked"), now)).toBe("missing");
    expect(endFault(chosen("picked", "2026-04-01"), now)).toBe("past");
    expect(endFault(chosen("picked", "2026-04-02"), now)).toBeUndefined();
    expect(endFault(chosen("week"), now)).toBeUndefined();
  });
});
