import { expect, it } from "vitest";
import { safeLink } from "./safe-link.ts";

it("lets web, mail and telephone through, encoded once", () => {
  expect(safeLink("https://a.example/ü?q=a b%20c")).toBe("https://a.example/%C3%BC?q=a%20b%20c");
  expect(safeLink("mailto:ann@a.example")).toBe("mailto:ann@a.example");
  expect(safeLink("tel:+48123")).toBe("tel:+48123");
});

it("drops everything that could run", () => {
  for (const href of [
    "javascript:a()",
    " javascript:a()",
    "java\nscript:a()",
    "data:text/html,x",
    "vbscript:a",
    "//a",
    "a",
    "",
  ])
    expect(safeLink(href)).toBeUndefined();
  expect(safeLink(undefined)).toBeUndefined();
});

it("leaves nothing that ends an attribute, and takes half a sign", () => {
  expect(safeLink(`https://a.example/"><script>`)).toBe("https://a.example/%22%3E%3Cscript%3E");
  expect(safeLink("https://a.example/\uD83D!")).toBe("https://a.example/%EF%BF%BD!");
});
