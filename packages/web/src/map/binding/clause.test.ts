import { bindingOfNames, type Binding } from "@itinera/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bindingOf, clausesOf, withClause } from "./clause.ts";

const where = [{ property: "basket", op: "exists" as const, value: "" }];

test("names that share channel and conditions are one clause, as the sentence says them", () => {
  expect(clausesOf(bindingOfNames(["cart", "checkout"]))).toEqual([
    { names: ["cart", "checkout"], where: [] },
  ]);
  expect(
    clausesOf([
      { name: "cart", where: [] },
      { name: "checkout", channel: "web", where },
      { name: "pay", channel: "web", where },
    ]),
  ).toEqual([
    { names: ["cart"], where: [] },
    { names: ["checkout", "pay"], channel: "web", where },
  ]);
});

test("a clause without a name is any event on its channel; one that says nothing is left out", () => {
  expect(bindingOf([{ names: [], channel: "web", where: [] }])).toEqual([{ channel: "web", where: [] }]);
  expect(bindingOf([{ names: [], where: [] }])).toEqual([]);
});

test("a clause is replaced or taken away", () => {
  const [a, b] = [
    { names: ["a"], where: [] },
    { names: ["b"], where: [] },
  ];
  expect(withClause([a, b], 1, a)).toEqual([a, a]);
  expect(withClause([a, b], 0, undefined)).toEqual([b]);
});

test("there and back, a binding matches the same events", () => {
  const alternative = fc.record({
    name: fc.constantFrom("a", "b", "c"),
    channel: fc.constantFrom(undefined, "web", "app"),
    where: fc.constantFrom([], where),
  });
  fc.assert(
    fc.property(fc.array(alternative, { maxLength: 8 }), (alternatives) => {
      const binding: Binding = alternatives.map(({ channel, ...rest }) => ({
        ...rest,
        ...(channel !== undefined && { channel }),
      }));
      const parts = (one: Binding) =>
        new Set(one.map((each) => JSON.stringify([each.name, each.channel, each.where])));
      expect(parts(bindingOf(clausesOf(binding)))).toEqual(parts(binding));
    }),
  );
});
