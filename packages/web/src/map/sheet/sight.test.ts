import fc from "fast-check";
import { expect, test } from "vitest";
import { sameSight, scrollTo, seesColumn, seesRow, sightOf } from "./sight.ts";

test("everything in the window is in sight, at any zoom", () => {
  const place = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(place, place, fc.double({ min: 0.4, max: 2, noNaN: true }), (left, top, zoom) => {
      const sight = sightOf(left, top, 1440, 900, zoom);
      expect(seesColumn(sight, left / zoom, 1)).toBe(true);
      expect(seesColumn(sight, (left + 1440) / zoom - 1, 1)).toBe(true);
      expect(seesRow(sight, (top + 900) / zoom - 1, 1)).toBe(true);
    }),
  );
});

test("what is far away is not drawn, and a small scroll draws nothing anew", () => {
  const sight = sightOf(0, 0, 1440, 900, 1);
  expect(seesColumn(sight, 4_000, 152)).toBe(false);
  expect(seesRow(sight, 3_000, 60)).toBe(false);
  expect(sameSight(sight, sightOf(10, 10, 1440, 900, 1))).toBe(true);
  expect(sameSight(sight, sightOf(400, 0, 1440, 900, 1))).toBe(false);
});

test("what is in sight is not scrolled; what is not comes beside the headers", () => {
  expect(scrollTo(100, 800, 150, 400, 500)).toBe(100);
  expect(scrollTo(400, 800, 150, 420, 500)).toBe(420 - 16 - 150);
  expect(scrollTo(0, 800, 150, 900, 1000)).toBe(216);
  expect(scrollTo(300, 800, 150, 0, 100)).toBe(0);
});
