import { expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

it.each(["/", "/map/m1?form=timeline", "/import?project=A%20B", "/map/m1/persona/p1#end"])(
  "leads back to %s",
  (path) => {
    expect(ownPath(path)).toBe(path);
  },
);

it.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "https://evil.example/map",
  "javascript:alert(1)",
  "map/m1",
  "",
  17,
  undefined,
])("does not lead to %j", (path) => {
  expect(ownPath(path)).toBeUndefined();
});
