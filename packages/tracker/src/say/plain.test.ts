import fc from "fast-check";
import { expect, it } from "vitest";
import { plain, smallRoom, usualRoom } from "./plain.ts";

it("JSON stays as it is", () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const copy = plain(value);
      // What is not kept of JSON is only what is too much.
      expect(JSON.parse(JSON.stringify(copy))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  ));

it("anything becomes JSON within its room, without an error", () =>
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withSparseArray: true,
        withNullPrototype: true,
        withObjectString: true,
      }),
      (value) => {
        const copy = plain({ value }, smallRoom);
        const text = JSON.stringify(copy);
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
      },
    ),
  ));

it("what is huge is cut", () => {
  const text = (value: unknown, room = usualRoom) => JSON.stringify(plain(value, room));
  expect(text({ long: "x".repeat(1e6) }).length).toBeLessThan(4_100);
  expect(text(Array.from({ length: 1e5 }, () => "x".repeat(1_000))).length).toBeLessThan(20_000);
  expect(
    text(Object.fromEntries(Array.from({ length: 1e4 }, (_, at) => [`key-${at}`, at]))).length,
  ).toBeLessThan(20_000);
  expect(
    text(
      Object.fromEntries([
        ["k".repeat(151), 1],
        ["kept", 2],
      ]),
    ),
  ).toBe('{"kept":2}');
});

it("what has no form in JSON is left out, or becomes the text that people know", () => {
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic["self"] = cyclic;
  expect(plain(cyclic)).toEqual({ a: 1 });
  const twice = { b: 1 };
  expect(plain({ one: twice, two: twice })).toEqual({ one: { b: 1 }, two: { b: 1 } });
  expect(
    plain({
      n: 10n,
      d: new Date(0),
      u: new URL("https://a.example/"),
      e: new Error("e"),
      f: () => 1,
      s: Symbol("s"),
      i: Infinity,
    }),
  ).toEqual({ n: "10", d: "1970-01-01T00:00:00.000Z", u: "https://a.example/", e: "e" });
  expect(plain(() => 1)).toBeUndefined();
});

it("a key that would change what an object is stays a key", () => {
  const copy = plain(JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":true}}');
  expect(Object.getPrototypeOf(copy)).toBeNull();
});

it("what throws when it is looked at is left out", () => {
  const fail = () => {
    throw new Error("looked at");
  };
  const bad = Object.defineProperty({ good: 1 }, "bad", { get: fail, enumerable: true });
  expect(plain(bad)).toEqual({ good: 1 });
  expect(plain(new Proxy({}, { ownKeys: fail }))).toBeUndefined();
  expect(plain({ good: 1, list: [new Proxy({}, { getPrototypeOf: fail })] })).toEqual({
    good: 1,
    list: [null],
  });
});
