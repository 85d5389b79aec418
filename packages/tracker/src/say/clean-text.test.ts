import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanText } from "./clean-text.ts";

it.each([
  ["  Buy \n\t now ", "Buy now"],
  ["Signed in as ann.b+c@mail.example.org", "Signed in as •"],
  ["a@b@c and so on", "• and so on"],
  ["Call +48 600 700 800", "Call •"],
  ["Card 4111-1111-1111-1111 of Ann", "Card • of Ann"],
  ["3 of 12 pears, 45.90 zł in 2026", "3 of 12 pears, 45.90 zł in 2026"],
])("%j is %j", (given, cleaned) => expect(cleanText(given, 60)).toBe(cleaned));

it("is one line, short enough, whole to its last sign, and clean already when it is cleaned again", () =>
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.integer({ min: 1, max: 80 }),
      (text, length) => {
        const cleaned = cleanText(text, length);
        expect(cleaned.length).toBeLessThanOrEqual(length);
        expect(cleaned).not.toMatch(/[\n\t]|^\s|\s$|[\ud800-\udbff]$/);
        expect(cleanText(cleaned, length)).toBe(cleaned);
      },
    ),
  ));

it("a long text does not hold up the page", () => {
  const begun = performance.now();
  cleanText("1 ".repeat(5_000_000), 200);
  cleanText("a".repeat(5_000_000), 200);
  expect(performance.now() - begun).toBeLessThan(500);
});
