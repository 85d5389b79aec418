import fc from "fast-check";
import { expect, it } from "vitest";
import { slowestInteraction } from "./interaction.ts";
import { shiftSum } from "./layout-shift.ts";
import { depthsReached } from "./scroll.ts";

const shift = (startTime: number, value: number, hadRecentInput = false) => ({
  startTime,
  value,
  hadRecentInput,
});

it("layout shifts are summed in windows, of which the largest counts", () => {
  const add = shiftSum();
  expect(
    [shift(0, 1), shift(999, 2), shift(1_999, 1), shift(2_100, 3, true), shift(2_200, 1)].map(add),
  ).toEqual([1, 3, 3, 3, 3]);
  const long = shiftSum();
  // A window ends after five seconds, though there is no gap.
  const each = Array.from({ length: 8 }, (_, at) => long(shift(at * 900, 1)));
  expect(each).toEqual([1, 2, 3, 4, 5, 6, 6, 6]);
});

it("the slowest interaction counts by its slowest event, and of fifty the slowest does not", () => {
  const { see, value } = slowestInteraction();
  expect(value(0)).toBeUndefined();
  for (const [interactionId, duration] of [
    [0, 900],
    [1, 50],
    [1, 80],
    [1, 60],
    [2, 300],
    [3, 100],
  ] as const)
    see({ interactionId, duration });
  expect([3, 49, 50, 100, 5_000].map(value)).toEqual([300, 300, 100, 80, 80]);
});

it("of many interactions it is the one that a whole list would give", () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(200), fc.nat(1_000)), { minLength: 1, maxLength: 400 }),
      (entries) => {
        const { see, value } = slowestInteraction();
        const longest = new Map<number, number>();
        for (const [at, duration] of entries) {
          see({ interactionId: at + 1, duration });
          longest.set(at, Math.max(longest.get(at) ?? 0, duration));
        }
        const sorted = [...longest.values()].sort((a, b) => b - a);
        expect(value(longest.size)).toBe(sorted[Math.floor(longest.size / 50)]);
      },
    ),
  ));

it("quarters of a page are reached once each", () => {
  expect(depthsReached(600, 1_000, 0)).toEqual([25, 50]);
  expect(depthsReached(600, 1_000, 50)).toEqual([]);
  expect(depthsReached(998.5, 1_000, 50)).toEqual([75, 100]);
});
