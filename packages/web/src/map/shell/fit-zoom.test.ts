import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitZoom } from "./fit-zoom.ts";

const least = 0.2;
const length = fc.integer({ min: 1, max: 20_000 });
const sheet = fc.record({ w: length, h: length });
const screen = fc.record({
  width: fc.integer({ min: 0, max: 6_000 }),
  height: fc.integer({ min: 0, max: 4_000 }),
});

describe("a sheet that is fitted to the window", () => {
  test("lies in it as a whole, unless it is already as small as it gets", () => {
    fc.assert(
      fc.property(sheet, screen, ({ w, h }, { width, height }) => {
        const zoom = fitZoom({ w, h }, width, height);
        if (zoom === least) return;
        expect(w * zoom).toBeLessThanOrEqual(width);
        expect(h * zoom).toBeLessThanOrEqual(height);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is never larger than life, and never smaller than can be read", () => {
    fc.assert(
      fc.property(sheet, screen, (size, { width, height }) => {
        const zoom = fitZoom(size, width, height);
        expect(zoom).toBeLessThanOrEqual(1);
        expect(zoom).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is as large as life in a great window, and fills a smaller one", () => {
    expect(fitZoom({ w: 800, h: 600 }, 1_900, 1_000)).toBe(1);
    expect(fitZoom({ w: 2_000, h: 500 }, 1_048, 1_000)).toBe(0.5);
    expect(fitZoom({ w: 500, h: 2_000 }, 1_900, 1_072)).toBe(0.5);
    expect(fitZoom({ w: 100_000, h: 100 }, 300, 300)).toBe(least);
  });
});
