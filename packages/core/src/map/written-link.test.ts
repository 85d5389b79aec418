import fc from "fast-check";
import { expect, it } from "vitest";
import { writtenLink } from "./written-link.ts";

it.each([
  ["https://example.org/a?b#c", "https://example.org/a?b#c"],
  ["HTTP://example.org", "HTTP://example.org"],
  [" example.org ", "https://example.org"],
  ["example.org:8080/a", "https://example.org:8080/a"],
  ["пример.рф/цены", "https://пример.рф/цены"],
  ["ann@example.org", "mailto:ann@example.org"],
  ["mailto:ann@example.org", "mailto:ann@example.org"],
])("takes %s for %s", (text, link) => {
  expect(writtenLink(text)).toBe(link);
});

it.each([
  "",
  "word",
  "two words.org",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)//example.org",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "//example.org",
  "/v1/maps",
  "https://",
])("leads nowhere: %s", (text) => {
  expect(writtenLink(text)).toBeUndefined();
});

it("never gives another kind of address, whatever is written", () => {
  const scheme = fc.constantFrom(
    "javascript:",
    "data:",
    "file:",
    "https://",
    "mailto:",
    "",
    "a.b:",
    "\u0001",
  );
  fc.assert(
    fc.property(scheme, fc.string(), (start, rest) => {
      const link = writtenLink(start + rest);
      if (link !== undefined) expect(link).toMatch(/^(https?:\/\/|mailto:)/i);
    }),
  );
});
