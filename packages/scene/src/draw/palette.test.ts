import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { palettes, solidColour, stageTint, type Ink } from "./palette.ts";

const tokens = readFileSync(new URL("../../../web/src/theme/tokens.css", import.meta.url), "utf8");

/** Custom properties of the first rule with this selector. */
function propertiesOf(selector: string): ReadonlyMap<string, string> {
  const start = tokens.indexOf(`${selector} {`);
  const rule = tokens.slice(start, tokens.indexOf("\n}", start));
  return new Map(
    [...rule.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** ".20" and "0.2" are one number. */
const sameForm = (colour: string) => colour.replace(/(?<=\/ )\d*\.\d+/, (alpha) => String(Number(alpha)));

describe.each([
  ["light", ":root"],
  ["dark", '[data-theme="dark"]'],
] as const)("%s", (theme, selector) => {
  test("exports have the colours of the screen", () => {
    const properties = propertiesOf(selector);
    for (const [ink, colour] of Object.entries(palettes[theme]))
      expect.soft(sameForm(properties.get(ink) ?? ""), ink).toBe(colour);
  });
});

test("a see-through ink is mixed with the sheet", () => {
  expect(solidColour(palettes.light, "emo-high")).toBe("#e6f0f3");
  for (const palette of Object.values(palettes))
    for (const ink of Object.keys(palette))
      expect(solidColour(palette, ink as Ink)).toMatch(/^#[0-9a-f]{6}$/);
});

test("stages take six tints in turn", () => {
  expect([0, 5, 6, 29].map(stageTint)).toEqual(["stage-1", "stage-6", "stage-1", "stage-6"]);
});
