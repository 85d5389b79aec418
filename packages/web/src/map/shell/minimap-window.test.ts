import { expect, it } from "vitest";
import { partInSight, scrollToMiddle } from "./minimap-window.ts";

const desk = { scrollLeft: 300, scrollTop: 50, clientWidth: 600, clientHeight: 400 };
const sheet = { w: 1_000, h: 1_000 };

it("shows what of the sheet is in the window, and no more than the sheet", () => {
  expect(partInSight(desk, 1, sheet)).toEqual({ x: 300, y: 50, w: 600, h: 400 });
  expect(partInSight(desk, 0.5, sheet)).toEqual({ x: 600, y: 100, w: 400, h: 800 });
  expect(partInSight({ ...desk, scrollLeft: 5_000 }, 1, sheet)).toMatchObject({ x: 1_000, w: 0 });
});

it("a place comes into the middle, whatever the zoom", () => {
  for (const zoom of [0.5, 1, 2]) {
    const { left, top } = scrollToMiddle({ x: 800, y: 700 }, desk, zoom);
    const part = partInSight({ ...desk, scrollLeft: left, scrollTop: top }, zoom, { w: 9_000, h: 9_000 });
    expect([part.x + part.w / 2, part.y + part.h / 2]).toEqual([800, 700]);
  }
  expect(scrollToMiddle({ x: 0, y: 0 }, desk, 1)).toEqual({ left: 0, top: 0 });
});
