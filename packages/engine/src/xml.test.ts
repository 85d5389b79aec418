import { expect, it } from "vitest";
import { toXml } from "./xml.ts";

it("writes text, children and repeated elements", () => {
  expect(toXml({ a: { b: 1, c: ["x", "y"], d: {} } })).toBe(
    "<a>\n  <b>1</b>\n  <c>x</c>\n  <c>y</c>\n  <d>\n  </d>\n</a>\n",
  );
});

it("escapes what a folder's name may hold", () => {
  expect(toXml({ path: "/a & b/<c>" })).toBe("<path>/a &amp; b/&lt;c&gt;</path>\n");
});
