import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

const box = (left: number, top: number, w = 10, h = 10) => ({ left, top, right: left + w, bottom: top + h });
const grid = [box(0, 0), box(20, 0), box(0, 20), box(20, 20), box(40, 60)];

it("goes to the neighbour in the same line before a nearer one beside it", () => {
  expect(nearest(grid, box(0, 0), "right")).toBe(1);
  expect(nearest(grid, box(20, 20), "left")).toBe(2);
  expect(nearest(grid, box(20, 20), "up")).toBe(1);
  expect(nearest(grid, box(0, 0), "down")).toBe(2);
});

it("finds what lies off the way when nothing else is there, and stops at the edge", () => {
  expect(nearest(grid, box(20, 20), "down")).toBe(4);
  expect(nearest(grid, box(0, 0), "left")).toBeUndefined();
  expect(nearest([], box(0, 0), "right")).toBeUndefined();
});
