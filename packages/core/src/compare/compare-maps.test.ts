import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges } from "../edit/apply.ts";
import { exampleMap } from "../example/example-map.ts";
import { arbitraryMap } from "../map/arbitrary-map.test-kit.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import { richTextOf } from "../map/rich-text.ts";
import { recordLists } from "../map/journey-map.ts";
import { compareMaps } from "./compare-maps.ts";
import { keptOrder } from "./kept-order.ts";
import type { CardId, MapId, StageId } from "../ids.ts";

let next = 0;
const current = await exampleMap("current", "en", { id: "m1" as MapId, newId: () => `i${next++}` });
const example = (): JourneyMap => current;

/** The same map under ids of its own, as somebody would draw it anew. */
function drawnAnew(map: JourneyMap): JourneyMap {
  const ids = new Set<string>(
    recordLists.filter((list) => list !== "feelings").flatMap((list) => map[list].map((one) => one.id)),
  );
  return JSON.parse(JSON.stringify(map), (key: string, value: unknown) => {
    if (typeof value !== "string" || key === "hints" || key === "name") return value;
    if (ids.has(value)) return `x${value}`;
    return value;
  }) as JourneyMap;
}

describe("as-is beside to-be", () => {
  it("a map does not differ from itself", () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const { differences, changes } = compareMaps(map, map);
        expect(differences).toEqual([]);
        expect(changes).toEqual([]);
      }),
    );
  });

  it("the changes made to the first map give the second", () => {
    fc.assert(
      fc.property(arbitraryMap, arbitraryMap, (a, b) => {
        const { after, changes } = compareMaps(a, b);
        // Feelings have no order: sorted by id, as a document gives them.
        const sorted = applyChanges(after, []);
        expect(applyChanges(a, changes)).toEqual({ ...sorted, id: a.id });
      }),
    );
  });

  it("a difference is said of everything that the changes touch, but for places that shift along", () => {
    fc.assert(
      fc.property(arbitraryMap, arbitraryMap, (a, b) => {
        const { differences, changes } = compareMaps(a, b);
        const said = new Set(
          differences.map((one) => `${one.list} ${"after" in one ? one.after.id : one.before.id}`),
        );
        for (const change of changes) {
          if (change.kind === "set-head") continue;
          const id = change.kind === "put" ? change.record.id : change.id;
          const isOrder = change.kind === "set" && Object.keys(change.fields).join() === "order";
          if (!isOrder) expect(said).toContain(`${change.list} ${id}`);
        }
      }),
    );
  });

  it("names what was added, removed, rewritten and moved", () => {
    const a = example();
    const [first, second, third] = a.cards;
    if (!first || !second || !third) throw new Error("the example has no cards");
    const elsewhere = a.stages.find((one) => one.id !== third.column);
    if (!elsewhere) throw new Error("the example has one stage");
    const b: JourneyMap = {
      ...a,
      cards: [
        { ...second, text: richTextOf("Rewritten") },
        { ...third, column: elsewhere.id },
        ...a.cards.slice(3),
        { ...first, id: "new" as CardId, text: richTextOf("Quite new") },
      ],
    };
    const { differences } = compareMaps(a, b);
    expect(
      differences.map((one) => [
        one.kind,
        one.list,
        "after" in one ? one.after.id : one.before.id,
        ...(one.kind === "changed" ? [one.fields, one.moved] : []),
      ]),
    ).toEqual([
      ["removed", "cards", first.id],
      ["changed", "cards", second.id, ["text"], false],
      ["changed", "cards", third.id, [], true],
      ["added", "cards", "new"],
    ]);
  });

  it("a map that was drawn anew is matched by names", () => {
    const a = example();
    const b = drawnAnew(a);
    expect(b.stages[0]?.id).not.toBe(a.stages[0]?.id);
    expect(compareMaps(a, b).differences).toEqual([]);
  });

  it("an inserted stage moves none of the others", () => {
    const a = example();
    const [head, ...rest] = a.stages;
    if (!head) throw new Error("the example has no stages");
    const { differences } = compareMaps(a, {
      ...a,
      stages: [head, { ...head, id: "between" as StageId, name: "Between" }, ...rest],
    });
    expect(differences.map(({ kind, list }) => [kind, list])).toEqual([["added", "stages"]]);
  });

  it("of things in a new order as few as possible have moved", () => {
    expect([...keptOrder(["a", "b", "c", "d"], ["b", "c", "d", "a"])].sort()).toEqual(["b", "c", "d"]);
    expect(keptOrder(["a", "b"], []).size).toBe(0);
  });
});
