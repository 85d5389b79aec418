import { mapIdSchema } from "@itinera/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { childrenOf, levelled, parentsOf } from "./levels.ts";

const id = (name: string) => mapIdSchema.parse(name);
const map = (name: string, ...links: readonly string[]) => ({ id: id(name), links: links.map(id) });
const shape = (maps: Parameters<typeof levelled>[0]) =>
  levelled(maps).map(({ map: one, level }) => "-".repeat(level) + one.id);

it("puts each map behind the one that leads to it", () => {
  expect(shape([map("b"), map("a", "b", "c"), map("c", "d"), map("d"), map("e")])).toEqual([
    "a",
    "-b",
    "-c",
    "--d",
    "e",
  ]);
});

it("shows a map with two parents once, one that leads to itself or in a circle too", () => {
  expect(shape([map("a", "c"), map("b", "c"), map("c")])).toEqual(["a", "-c", "b"]);
  expect(shape([map("a", "a"), map("b", "c"), map("c", "b"), map("d", "gone")])).toEqual([
    "a",
    "d",
    "b",
    "-c",
  ]);
});

it("never loses or doubles a map, whatever leads where", () => {
  const names = ["a", "b", "c", "d", "e"];
  const links = fc.array(fc.subarray(names), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(links, (all) => {
      const maps = names.map((name, at) => map(name, ...(all[at] ?? [])));
      expect(
        levelled(maps)
          .map((one) => one.map.id)
          .sort(),
      ).toEqual(names);
      for (const one of maps)
        for (const child of childrenOf(maps, one.id)) expect(parentsOf(maps, child.id)).toContain(one);
    }),
  );
});
