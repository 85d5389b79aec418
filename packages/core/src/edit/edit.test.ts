import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryMap } from "../map/arbitrary-map.test-kit.ts";
import { dangling } from "../map/dangling.test-kit.ts";
import { heal } from "../map/heal.ts";
import { journeyMapSchema, type JourneyMap } from "../map/journey-map.ts";
import { applyChanges } from "./apply.ts";
import { arbitraryEdits } from "./arbitrary-edit.test-kit.ts";
import type { Change } from "./change.ts";
import { editSchema, type Edit, type EditKind } from "./edit.ts";
import { byOrder } from "./order.ts";
import { plan } from "./plan.ts";

/** The map after the edits that could be done, and what they did to it. */
function after(map: JourneyMap, edits: readonly Edit[]): { map: JourneyMap; changes: readonly Change[] } {
  return edits.reduce<{ map: JourneyMap; changes: readonly Change[] }>(
    (so, edit) => {
      const planned = plan(so.map, edit);
      return planned.kind === "refused"
        ? so
        : { map: applyChanges(so.map, planned.changes), changes: [...so.changes, ...planned.changes] };
    },
    { map, changes: [] },
  );
}

const start = arbitraryMap.map((map) => applyChanges(map, []));

describe("edits", () => {
  it("keep a map valid and in need of no healing", () => {
    fc.assert(
      fc.property(start, arbitraryEdits, (map, edits) => {
        const { map: edited } = after(map, edits);
        expect(journeyMapSchema.parse(edited)).toEqual(edited);
        expect(heal(edited)).toEqual(edited);
        expect(dangling(edited)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("are each done at least now and then by the property tests", { timeout: 60_000 }, () => {
    const done = new Set<EditKind>();
    const trial = fc.tuple(start, arbitraryEdits);
    for (const [map, edits] of fc.sample(trial, { seed: 7, numRuns: 3_000 })) {
      if (done.size === editSchema.options.length) break;
      edits.reduce((so, edit) => {
        const planned = plan(so, editSchema.parse(edit));
        if (planned.kind === "refused") return so;
        done.add(edit.kind);
        return applyChanges(so, planned.changes);
      }, map);
    }
    expect([...done].sort()).toEqual(editSchema.options.map((one) => one.shape.kind.value).sort());
  });

  it("change nothing when they are refused, and never the map they were given", () => {
    fc.assert(
      fc.property(start, arbitraryEdits, (map, edits) => {
        const before = structuredClone(map);
        after(map, edits);
        expect(map).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it("put a thing where they say", () => {
    fc.assert(
      fc.property(start, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (map, from, to) => {
        const stage = map.stages[from];
        if (!stage) return;
        const { map: moved } = after(map, [{ kind: "stage.move", id: stage.id, at: to }]);
        const place = moved.stages.findIndex((one) => one.id === stage.id);
        expect(place).toBe(Math.min(to, map.stages.length - 1));
        expect(moved.stages).toEqual([...moved.stages].sort(byOrder));
      }),
    );
  });

  it("put a card where they say, among the cards of that place", () => {
    fc.assert(
      fc.property(start, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (map, from, at) => {
        const card = map.cards[from];
        const target = map.cards.at(-1);
        if (!card || !target) return;
        const { lane, column } = target;
        const place = (one: JourneyMap) => one.cards.filter((it) => it.lane === lane && it.column === column);
        const { map: moved } = after(map, [{ kind: "card.move", id: card.id, lane, column, at }]);
        const others = place(map).filter((one) => one.id !== card.id);
        const expected = others.map((one) => one.id).toSpliced(at, 0, card.id);
        expect(place(moved).map((one) => one.id)).toEqual(expected);
      }),
    );
  });

  it("of two people who worked at the same time merge into a valid map", () => {
    fc.assert(
      fc.property(start, arbitraryEdits, arbitraryEdits, (map, ours, theirs) => {
        const merged = applyChanges(applyChanges(map, after(map, ours).changes), after(map, theirs).changes);
        const healed = heal(merged);
        expect(journeyMapSchema.parse(healed)).toEqual(healed);
        expect(dangling(healed)).toEqual([]);
        expect(heal(healed)).toEqual(healed);
      }),
      { numRuns: 300 },
    );
  });
});

describe("heal", () => {
  it("leaves a whole map as it is", () => {
    fc.assert(
      fc.property(start, (map) => {
        expect(heal(map)).toEqual(map);
      }),
    );
  });

  it("keeps the words of a card whose column went away", () => {
    fc.assert(
      fc.property(start, fc.nat({ max: 9 }), (map, at) => {
        const gone = map.stages[at];
        if (!gone || map.stages.length === 1) return;
        const healed = heal({ ...map, stages: map.stages.filter((stage) => stage !== gone) });
        expect(healed.cards.map((card) => card.text)).toEqual(map.cards.map((card) => card.text));
      }),
    );
  });
});
