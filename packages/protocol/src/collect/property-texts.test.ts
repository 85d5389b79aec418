import { collectLimits } from "@itinera/core";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "./dialect.ts";
import type { JsonObject } from "./json-object.ts";
import { PropertyTexts } from "./property-texts.ts";

function textsOf(object: JsonObject) {
  const texts = new PropertyTexts();
  texts.addAll(object);
  return texts.result();
}

const nested = (levels: number, leaf: JsonValue, wrap: (inner: JsonValue) => JsonValue): JsonValue =>
  levels === 0 ? leaf : wrap(nested(levels - 1, leaf, wrap));

describe("properties", () => {
  it("are texts: what is nested by dots, lists as JSON, nothing that is empty", () => {
    const object = {
      a: 1.5,
      b: { c: true, d: { e: "x" } },
      f: [1, { g: null }],
      h: "",
      i: null,
      j: [],
      k: {},
      l: -0,
    };
    expect(textsOf(object)).toEqual({
      a: "1.5",
      "b.c": "true",
      "b.d.e": "x",
      f: '[1,{"g":null}]',
      l: "0",
    });
  });

  it("may have any name but the one that is no property", () => {
    const object = JSON.parse('{"__proto__":"x","constructor":"y","a":{"__proto__":"z"}}') as JsonObject;
    const texts = textsOf(object);
    expect(Object.entries(texts)).toEqual([
      ["constructor", "y"],
      ["a.__proto__", "z"],
    ]);
    expect(textsOf(JSON.parse('{"__proto__":{"polluted":1}}') as JsonObject)).toEqual({
      "__proto__.polluted": "1",
    });
    expect({}).not.toHaveProperty("polluted");
  });

  it("can be stored", () => {
    expect(textsOf({ "a\0": "b\u{D800}", c: ["\u{D800}"] })).toEqual({
      "a\u{FFFD}": "b\u{FFFD}",
      c: '["\\ud800"]',
    });
  });

  it("that were added later win", () => {
    const texts = new PropertyTexts();
    texts.add("a.b", "first");
    texts.addAll({ a: { b: "second" } });
    expect(texts.result()).toEqual({ "a.b": "second" });
  });
});

describe("limits", () => {
  it("of their number and of their names", () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, 1]));
    expect(Object.keys(textsOf(many(collectLimits.properties)))).toHaveLength(collectLimits.properties);
    expect(textsOf(many(collectLimits.properties + 1))).toBe("too-many-properties");
    const name = "n".repeat(collectLimits.propertyNameLength);
    expect(textsOf({ [name]: 1 })).toEqual({ [name]: "1" });
    expect(textsOf({ [`${name}n`]: 1 })).toBe("too-long");
    expect(textsOf({ a: { [name]: 1 } })).toBe("too-long");
  });

  it("of all that they say, as long as a message may be", () => {
    const long = (length: number) => ({ abc: "x".repeat(length), de: { fgh: [1] } });
    const rest = "abc".length + "de.fgh".length + "[1]".length;
    expect(textsOf(long(collectLimits.messageBytes - rest))).toBeTypeOf("object");
    expect(textsOf(long(collectLimits.messageBytes))).toBe("too-long");
    expect(textsOf({ a: "x".repeat(1_000_000) })).toBe("too-long");
  });

  it("of their depth", () => {
    expect(textsOf({ a: nested(20, 1, (b) => ({ b })) })).toBeTypeOf("object");
    expect(textsOf({ a: nested(21, 1, (b) => ({ b })) })).toBe("too-deep");
    expect(textsOf({ a: nested(20, 1, (b) => [b]) })).toBeTypeOf("object");
    expect(textsOf({ a: nested(21, 1, (b) => [b]) })).toBe("too-deep");
    expect(
      textsOf({
        a: nested(
          10,
          nested(11, 1, (b) => [b]),
          (b) => ({ b }),
        ),
      }),
    ).toBe("too-deep");
    const bottomless = JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`) as JsonValue;
    expect(textsOf({ a: bottomless })).toBe("too-deep");
  });
});
