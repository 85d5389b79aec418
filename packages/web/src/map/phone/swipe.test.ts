import { expect, test } from "vitest";
import { swipeOf } from "./swipe.ts";

test("a swipe sideways turns the stage, a scroll or a short move does not", () => {
  expect(swipeOf({ x: 300, y: 400 }, { x: 180, y: 420 })).toBe(1);
  expect(swipeOf({ x: 100, y: 400 }, { x: 200, y: 380 })).toBe(-1);
  expect(swipeOf({ x: 300, y: 400 }, { x: 260, y: 400 })).toBeUndefined();
  expect(swipeOf({ x: 300, y: 400 }, { x: 200, y: 300 })).toBeUndefined();
});
