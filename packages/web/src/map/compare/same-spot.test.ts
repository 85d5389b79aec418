import { expect, it } from "vitest";
import { sameSpot } from "./same-spot.ts";

const here = [
  { id: "goal", start: 90, size: 50 },
  { id: "thoughts", start: 140, size: 100 },
  { id: "barriers", start: 240, size: 40 },
];
const there = [
  { id: "goal", start: 90, size: 80 },
  { id: "fresh", start: 170, size: 60 },
  { id: "barriers", start: 230, size: 80 },
];

it("the same lane lies at the same place, as far into it", () => {
  expect(sameSpot(here, there, 0)).toBe(0);
  expect(sameSpot(here, there, 90)).toBe(90);
  expect(sameSpot(here, there, 115)).toBe(130);
  expect(sameSpot(here, there, 260)).toBe(270);
});

it("a lane that the other has not ends where the one before it does", () => {
  expect(sameSpot(here, there, 200)).toBe(170);
  expect(sameSpot(there, here, 200)).toBe(140);
});
