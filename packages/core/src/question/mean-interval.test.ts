import { expect, it } from "vitest";
import { meanMargin, studentQuantile } from "./mean-interval.ts";

// From the t table of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
it.each([
  [1, 12.706],
  [2, 4.303],
  [4, 2.776],
  [5, 2.571],
  [6, 2.447],
  [7, 2.365],
  [8, 2.306],
  [10, 2.228],
  [30, 2.042],
  [100, 1.984],
])("the quantile of %i degrees of freedom is %f", (degrees, quantile) => {
  expect(studentQuantile(degrees)).toBeCloseTo(quantile, 3);
});

it("one value has no interval", () => {
  expect(meanMargin(1, 0)).toBeNull();
  expect(meanMargin(2, 0)).toBe(0);
});
