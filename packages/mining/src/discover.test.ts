import type { PrecedenceAnswer } from "@itinera/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discover, type Discovery } from "./discover.ts";
import { precedenceOf } from "./precedence.test-kit.ts";

const names = "abcdefghijkl".split("");

/** Anything in any order, so that relations form rings too. */
const wildLog = fc.array(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 25,
});

/** Mostly one way through, with steps left out, repeated and swapped. */
const orderlyLog = fc.array(
  fc
    .tuple(fc.subarray(names, { minLength: 1 }), fc.nat({ max: 20 }))
    .map(([path, at]) => [...path, ...path.slice(at % path.length, (at % path.length) + 2)]),
  { minLength: 1, maxLength: 25 },
);

/** Answers that need not come from any log. */
const anyAnswer: fc.Arbitrary<PrecedenceAnswer> = fc
  .subarray(names)
  .chain((kept) =>
    fc.record({
      kinds: fc.tuple(
        ...kept.map((name) =>
          fc.record({
            name: fc.constant(name),
            events: fc.integer({ min: 1, max: 1000 }),
            units: fc.integer({ min: 1, max: 100 }),
            meanPlace: fc.integer({ min: 0, max: 100 }).map((hundredth) => hundredth / 100),
          }),
        ),
      ),
      pairs: fc.tuple(
        ...kept.flatMap((a) =>
          kept
            .filter((b) => a < b)
            .map((b) =>
              fc
                .tuple(fc.integer({ min: 1, max: 100 }), fc.constantFrom(0, 0.05, 0.5, 0.95, 1))
                .map(([both, share]) => ({ a, b, both, aFirst: Math.round(both * share) })),
            ),
        ),
      ),
    }),
  )
  .map(({ kinds, pairs }) => ({
    unit: "case" as const,
    cases: 100,
    events: kinds.reduce((sum, kind) => sum + kind.events, 0),
    kinds,
    pairs,
  }));

const answers = fc.oneof(wildLog.map(precedenceOf), orderlyLog.map(precedenceOf), anyAnswer);
const wishes = fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined });
const discovered = fc.tuple(answers, wishes).map(([answer, stages]) => ({
  answer,
  stages,
  found: discover(answer, stages === undefined ? {} : { stages }),
}));

function stageOfKind(found: Discovery): ReadonlyMap<string, number> {
  return new Map(found.stages.flatMap((stage, at) => stage.kinds.map((kind) => [kind, at] as const)));
}

/** Pairs [A, B] of bound kinds with A first in ≥ 90 % of the units that hold both, these being ≥ 5 % of all. */
function surelyBefore(answer: PrecedenceAnswer, found: Discovery): readonly (readonly [string, string])[] {
  const bound = stageOfKind(found);
  return answer.pairs
    .filter(({ a, b, both }) => bound.has(a) && bound.has(b) && both >= 0.05 * answer.cases)
    .flatMap(({ a, b, both, aFirst }) => [
      ...(aFirst / both >= 0.9 ? [[a, b] as const] : []),
      ...((both - aFirst) / both >= 0.9 ? [[b, a] as const] : []),
    ]);
}

/** Whether one kind leads to another along the relations. */
function reaches(relations: readonly (readonly [string, string])[]): (from: string, to: string) => boolean {
  const reached = new Map<string, Set<string>>();
  for (const name of names) {
    const seen = new Set([name]);
    for (const one of seen) for (const [a, b] of relations) if (a === one) seen.add(b);
    reached.set(name, seen);
  }
  return (from, to) => reached.get(from)?.has(to) ?? false;
}

describe("discovery", () => {
  it("puts each kind in one stage or lists it, and leaves no stage empty", () => {
    fc.assert(
      fc.property(discovered, ({ answer, found }) => {
        const all = [
          ...found.stages.flatMap((stage) => stage.kinds),
          ...found.unbound.map((one) => one.kind),
        ];
        expect(all.sort()).toEqual(answer.kinds.map((kind) => kind.name).sort());
        for (const stage of found.stages) expect(stage.kinds).not.toEqual([]);
      }),
    );
  });

  it("makes as many stages as wanted or as there are kinds, and 4 to 8 without a wish", () => {
    fc.assert(
      fc.property(discovered, ({ answer, stages, found }) => {
        const kinds = answer.kinds.length;
        if (stages !== undefined) expect(found.stages).toHaveLength(Math.min(stages, kinds));
        else {
          expect(found.stages.length).toBeGreaterThanOrEqual(Math.min(4, kinds));
          expect(found.stages.length).toBeLessThanOrEqual(8);
        }
      }),
    );
  });

  it("never puts a kind after one that it is surely before", () => {
    fc.assert(
      fc.property(discovered, ({ answer, found }) => {
        const stageOf = stageOfKind(found);
        const relations = surelyBefore(answer, found);
        const reach = reaches(relations);
        const rings = new Set(
          [...stageOf.keys()].map((name) => names.find((one) => reach(name, one) && reach(one, name))),
        );
        // Only a ring may break the rule, and only where the number of stages leaves no other way.
        const binding = relations.filter(([a, b]) => !reach(b, a) || rings.size >= found.stages.length);
        const broken = binding.filter(([a, b]) => (stageOf.get(a) ?? 0) > (stageOf.get(b) ?? 0));
        expect(broken).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("covers at least 95 % of the events and says what it leaves out", () => {
    fc.assert(
      fc.property(discovered, ({ answer, found }) => {
        const left = found.unbound.reduce((sum, one) => sum + one.count, 0);
        expect(found.coverage).toBeGreaterThanOrEqual(0.95);
        expect(found.coverage).toBeCloseTo(answer.events === 0 ? 1 : 1 - left / answer.events, 10);
        for (const { kind, count } of found.unbound)
          expect(answer.kinds.find((one) => one.name === kind)?.events).toBe(count);
      }),
    );
  });

  it("names a stage after its kind with the largest reach", () => {
    fc.assert(
      fc.property(discovered, ({ answer, found }) => {
        const units = (name: string) => answer.kinds.find((kind) => kind.name === name)?.units ?? 0;
        for (const { name, kinds } of found.stages) {
          expect(kinds).toContain(name);
          expect(units(name)).toBe(Math.max(...kinds.map(units)));
        }
      }),
    );
  });

  it("does not depend on the order of cases, kinds or pairs", () => {
    fc.assert(
      fc.property(orderlyLog, wishes, fc.infiniteStream(fc.nat()), (log, stages, keys) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((one) => ({ one, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const answer = precedenceOf(log);
        const other = precedenceOf(shuffled(log));
        const wish = stages === undefined ? {} : { stages };
        expect(
          discover({ ...other, kinds: shuffled(other.kinds), pairs: shuffled(other.pairs) }, wish),
        ).toEqual(discover(answer, wish));
      }),
    );
  });

  it("leaves out kinds that hardly anybody has", () => {
    const log = [
      ...Array.from({ length: 200 }, () => ["look", "cart", "pay", "get"]),
      ["look", "slip", "cart"],
    ];
    expect(discover(precedenceOf(log))).toEqual({
      stages: ["look", "cart", "pay", "get"].map((name) => ({ name, kinds: [name] })),
      coverage: 802 / 803,
      unbound: [{ kind: "slip", count: 1 }],
    });
  });

  it("keeps a rare kind when as many stages are wanted", () => {
    const log = [
      ...Array.from({ length: 200 }, () => ["look", "cart", "pay", "get"]),
      ["look", "slip", "cart"],
    ];
    expect(discover(precedenceOf(log), { stages: 5 }).stages).toHaveLength(5);
  });

  it("finds the stages of a shop", () => {
    const log = [
      ...Array.from({ length: 60 }, () => ["ad", "product_view"]),
      ...Array.from({ length: 25 }, () => ["ad", "product_view", "review_read", "add_to_cart", "cart"]),
      ...Array.from({ length: 15 }, () => [
        "product_view",
        "add_to_cart",
        "cart",
        "shipping",
        "pay",
        "delivered",
        "review",
      ]),
    ];
    expect(discover(precedenceOf(log), { stages: 4 }).stages.map((stage) => stage.kinds))
      .toMatchInlineSnapshot(`
      [
        [
          "ad",
        ],
        [
          "product_view",
          "review_read",
          "add_to_cart",
        ],
        [
          "cart",
          "shipping",
          "pay",
        ],
        [
          "delivered",
          "review",
        ],
      ]
    `);
  });

  it("finds nothing in an empty log", () => {
    expect(discover(precedenceOf([]))).toEqual({ stages: [], coverage: 1, unbound: [] });
  });
});
