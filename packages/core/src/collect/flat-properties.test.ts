import fc from "fast-check";
import { expect, it } from "vitest";
import { collectLimits } from "./collect-limits.ts";
import { flatProperties } from "./flat-properties.ts";
import type { JsonObject } from "./json-value.ts";

it.each<[string, JsonObject, ReturnType<typeof flatProperties>]>([
  [
    "nested names get dots",
    { page: { url: "/a", size: { x: 1 } } },
    { "page.url": "/a", "page.size.x": "1" },
  ],
  ["lists are JSON", { tags: ["a", { b: 1 }], none: [] }, { tags: '["a",{"b":1}]', none: "[]" }],
  [
    "numbers and switches are text",
    { n: 0, price: 7.5, yes: true, no: false },
    { n: "0", price: "7.5", yes: "true", no: "false" },
  ],
  ["what is empty is left out", { gone: null, blank: "", empty: {} }, {}],
  ["a name with a dot meets the nested one: the later counts", { "a.b": 1, a: { b: 2 } }, { "a.b": "2" }],
])("%s", (_, properties, flat) => expect(flatProperties(properties)).toEqual(flat));

it("keeps what is nested deeper than eight objects as JSON", () => {
  const deep = { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } };
  expect(flatProperties(deep)).toEqual({ "a.b.c.d.e.f.g.h": '{"i":1}' });
});

const many = (count: number): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, n]));

it("says which limit is passed", () => {
  const { properties, propertyNameLength, messageBytes } = collectLimits;
  expect(Object.keys(flatProperties(many(properties)))).toHaveLength(properties);
  expect(flatProperties(many(properties + 1))).toBe("too-many-properties");
  expect(flatProperties({ ["n".repeat(propertyNameLength)]: 1 })).toBeTypeOf("object");
  expect(flatProperties({ ["n".repeat(propertyNameLength + 1)]: 1 })).toBe("too-long");
  expect(flatProperties({ text: "x".repeat(messageBytes) })).toBe("too-long");
});

it("ends at what is nested without end", () => {
  const nest = (open: string, close: string) =>
    JSON.parse(open.repeat(100_000) + "1" + close.repeat(100_000)) as JsonObject;
  expect(flatProperties({ a: nest("[", "]") })).toBe("too-long");
  expect(flatProperties(nest('{"a":', "}"))).toBe("too-long");
});

it("has no name that is a prototype's", () => {
  const flat = flatProperties(JSON.parse('{"__proto__":"x","a":1}') as JsonObject);
  expect(flat).toEqual({ a: "1" });
  expect(Object.getPrototypeOf(flat)).toBe(Object.prototype);
});

it("gives text that is not empty, whatever the JSON", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (properties) => {
      const flat = flatProperties(properties as JsonObject);
      if (typeof flat === "string") return;
      for (const text of Object.values(flat)) expect(text).toMatch(/[^]/);
    }),
  );
});
