import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { accentGrounds, accentSchema, contrast, leastContrast, readableAccent } from "./accent.ts";

it("measures as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 3);
  expect(contrast("#ff0000", "#ffffff")).toBeCloseTo(3.998, 3);
});

it("knows the grounds that the page has", () => {
  const tokens = readFileSync(new URL("../../../web/src/theme/tokens.css", import.meta.url), "utf8");
  const bars = [...tokens.matchAll(/--bar: (#\w{6})/g)].map(([, colour]) => colour);
  expect(bars).toEqual([accentGrounds.light, accentGrounds.dark]);
});

it("what can be read stays; of what cannot, the nearest that can is proposed", () => {
  expect(readableAccent("#1b6a3f", "light")).toBe("#1b6a3f");
  expect(accentSchema.parse("#1B6A3F")).toBe("#1b6a3f");
  expect(accentSchema.safeParse("#ffcc00").success).toBe(false);
  expect(accentSchema.safeParse("red").success).toBe(false);
  const colour = fc.integer({ min: 0, max: 0xff_ff_ff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colour, fc.constantFrom("light", "dark"), (given, theme) => {
      const ground = accentGrounds[theme];
      const found = readableAccent(given, theme);
      expect(contrast(found, ground)).toBeGreaterThanOrEqual(leastContrast);
      if (contrast(given, ground) >= leastContrast) expect(found).toBe(given);
      // Hardly more than it has to be: a step less cannot be read.
      else expect(contrast(found, ground)).toBeLessThan(leastContrast + 0.25);
      if (theme === "light") expect(accentSchema.safeParse(found).success).toBe(true);
    }),
  );
});
