import { expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

it.each(["/", "/map/1", "/map/1?lane=2&x=//y#card", "/карта", "/a/../b"])("leads to %s", (path) => {
  expect(new URL(ownPath(path), "http://here.example").href).toBe(new URL(path, "http://here.example").href);
});

it.each([
  null,
  "",
  "map/1",
  "https://evil.example/",
  "//evil.example",
  "///evil.example",
  String.raw`/\evil.example`,
  String.raw`\\evil.example`,
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/..//evil.example/x",
  "/./\\evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  " //evil.example",
  `/${"a".repeat(1_500)}`,
  // Six times as long in a URL.
  `/${"карта".repeat(100)}`,
])("leads nowhere else: %j", (path) => {
  expect(ownPath(path)).toBe("/");
});

it("keeps no line break", () => {
  expect(ownPath("/a\r\nset-cookie: b")).toBe("/aset-cookie:%20b");
});
