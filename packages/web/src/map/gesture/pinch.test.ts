import { expect, test } from "vitest";
import { clampZoom } from "../editor/view.ts";
import { pinched } from "./pinch.ts";

const finger = (clientX: number, clientY: number) => ({ clientX, clientY });

test("two fingers are somewhere and so far apart; laid upon each other, not at nothing", () => {
  expect(pinched(finger(10, 20), finger(40, 60))).toEqual({ clientX: 25, clientY: 40, distance: 50 });
  expect(pinched(finger(10, 20), finger(10, 20)).distance).toBe(16);
});

test("a zoom of fingers stays within the steps' ends, to the hundredth", () => {
  expect(clampZoom(1.23456)).toBe(1.23);
  expect(clampZoom(0.01)).toBe(0.4);
  expect(clampZoom(40)).toBe(2);
});
