import fc from "fast-check";
import { expect, it } from "vitest";
import { burstDetector } from "./burst.ts";

const seen = (clicks: readonly (readonly [x: number, y: number, atMs: number])[]) => {
  const isBurst = burstDetector();
  return clicks.map(([x, y, atMs]) => isBurst(x, y, atMs));
};

it("the third click at one place within 700 ms is a burst, and the next ones belong to it", () => {
  expect(
    seen([
      [0, 0, 0],
      [30, 0, 300],
      [10, 20, 700],
      [0, 0, 900],
      [0, 0, 1_100],
      [0, 0, 1_300],
    ]),
  ).toEqual([false, false, true, false, false, false]);
});

it("too slow, or elsewhere, is none", () => {
  expect(
    seen([
      [0, 0, 0],
      [0, 0, 300],
      [0, 0, 701],
    ]),
  ).toEqual([false, false, false]);
  expect(
    seen([
      [0, 0, 0],
      [31, 0, 100],
      [62, 0, 200],
    ]),
  ).toEqual([false, false, false]);
});

it("after a pause it may happen again", () => {
  const once = [
    [0, 0, 0],
    [0, 0, 100],
    [0, 0, 200],
  ] as const;
  expect(seen([...once, ...once.map(([x, y, at]) => [x, y, at + 1_000] as const)])).toEqual([
    false,
    false,
    true,
    false,
    false,
    true,
  ]);
});

it("there are never more bursts than threes of clicks, and none without three near each other", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.nat(900)), { maxLength: 30 }), (steps) => {
      let at = 0;
      const clicks = steps.map(([x, y, pause]) => [x, y, (at += pause)] as const);
      const bursts = seen(clicks);
      expect(bursts.filter(Boolean).length).toBeLessThanOrEqual(clicks.length / 3);
      bursts.forEach((isBurst, index) => {
        const last = clicks[index];
        if (!isBurst || !last) return;
        const near = clicks
          .slice(0, index + 1)
          .filter(([x, y, ms]) => last[2] - ms <= 700 && Math.hypot(x - last[0], y - last[1]) <= 30);
        expect(near.length).toBeGreaterThanOrEqual(3);
      });
    }),
  ));
