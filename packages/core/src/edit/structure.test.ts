import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ColumnId, LaneId, SectionId, StageId, StepId } from "../ids.ts";
import { arbitraryMap } from "../map/arbitrary-map.test-kit.ts";
import { columnsOf } from "../map/columns.ts";
import { mapTypes, type JourneyMap } from "../map/journey-map.ts";
import { plainTextOf } from "../map/rich-text.ts";
import { boundStagesOf } from "../overlay/bound-stages.ts";
import { applyChanges } from "./apply.ts";
import type { Edit } from "./edit.ts";
import { planAll } from "./plan-all.ts";

const done = (map: JourneyMap, ...edits: readonly Edit[]): JourneyMap => {
  const planned = planAll(map, edits);
  if (planned.kind === "refused") throw new Error(planned.reason);
  return applyChanges(map, planned.changes);
};

const stage = "new" as StageId;
const step = "new-step" as StepId;
const withStages = (least: number) =>
  arbitraryMap.map((map) => applyChanges(map, [])).filter((map) => map.stages.length >= least);

/** Words by lane of what stands in the columns of a stage, in no order. */
const wordsIn = (map: JourneyMap, id: StageId): readonly string[] => {
  const columns = new Set<ColumnId>(
    columnsOf(map)
      .filter((column) => column.stage.id === id)
      .map((column) => column.id),
  );
  return map.cards
    .filter((card) => columns.has(card.column))
    .map((card) => `${card.lane}: ${plainTextOf(card.text)}`)
    .toSorted();
};
/** What stands at `at`, a lane or a column: the cards in their order, the feelings in none. */
const contentsOf = (map: JourneyMap, at: LaneId | ColumnId) => {
  const elsewhere = (one: { lane: LaneId; column: ColumnId }) => (one.lane === at ? one.column : one.lane);
  const here = (one: { lane: LaneId; column: ColumnId }) => one.lane === at || one.column === at;
  return [
    map.cards.filter(here).map((card) => [elsewhere(card), card.span, card.text]),
    map.feelings
      .filter(here)
      .map((one) => [elsewhere(one), one.persona, one.state ?? "", one.value].join(" "))
      .toSorted(),
  ];
};
const bindingOf = (map: JourneyMap, id: StageId) =>
  boundStagesOf(map)
    .find((one) => one.id === id)
    ?.binding.map((one) => JSON.stringify(one))
    .toSorted();

describe("the structure of a map", () => {
  it("a copy of a stage stands behind it, with its words and steps, and binds nothing", () => {
    fc.assert(
      fc.property(withStages(1), (map) => {
        const [first] = map.stages;
        if (!first || map.stages.length > 4) return;
        const edit: Edit = { kind: "stage.duplicate", id: first.id, as: stage, name: "Copy" };
        const copied = done(map, edit);
        expect(copied.stages[1]).toMatchObject({ id: stage, name: "Copy" });
        expect(wordsIn(copied, stage)).toEqual(wordsIn(map, first.id));
        expect(bindingOf(copied, stage)).toEqual([]);
        expect(copied.steps.filter((one) => one.stage === stage).map((one) => one.name)).toEqual(
          map.steps.filter((one) => one.stage === first.id).map((one) => one.name),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("a copy of a lane stands behind it, with the same words and feelings in the same columns, and binds nothing", () => {
    fc.assert(
      fc.property(withStages(0), fc.nat({ max: 4 }), (map, at) => {
        const old = map.lanes[at];
        if (!old) return;
        const as = "new" as LaneId;
        const copied = done(map, { kind: "lane.duplicate", id: old.id, as });
        expect(copied.lanes.map((lane) => lane.id)).toEqual(
          map.lanes.map((lane) => lane.id).toSpliced(at + 1, 0, as),
        );
        expect({ ...copied.lanes[at + 1], id: old.id, order: old.order }).toEqual(old);
        expect(contentsOf(copied, as)).toEqual(contentsOf(map, old.id));
        expect(contentsOf(copied, old.id)).toEqual(contentsOf(map, old.id));
        expect(copied.cards.some((card) => card.lane === as && card.binding)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("a copy of a step stands behind it in its stage, with its words and feelings, and binds nothing", () => {
    fc.assert(
      fc.property(withStages(1), fc.nat({ max: 4 }), (map, at) => {
        const old = map.steps[at];
        if (!old) return;
        const copied = done(map, { kind: "step.duplicate", id: old.id, as: step, name: "Copy" });
        const stepsOf = (of: JourneyMap) => of.steps.filter((one) => one.stage === old.stage);
        const place = stepsOf(map).indexOf(old) + 1;
        expect(stepsOf(copied).map((one) => one.id)).toEqual(
          stepsOf(map)
            .map((one) => one.id)
            .toSpliced(place, 0, step),
        );
        expect(stepsOf(copied)[place]).toMatchObject({ name: "Copy" });
        expect(stepsOf(copied)[place]?.binding).toBeUndefined();
        expect(contentsOf(copied, step)).toEqual(contentsOf(map, old.id));
        expect(contentsOf(copied, old.id)).toEqual(contentsOf(map, old.id));
        expect(copied.cards.some((card) => card.column === step && card.binding)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("another type of a map changes nothing else of it", () => {
    fc.assert(
      fc.property(withStages(0), fc.constantFrom(...mapTypes), (map, type) => {
        expect(done(map, { kind: "map.set-type", type })).toEqual({ ...map, type });
      }),
    );
  });

  it("two stages that are merged lose no word and no binding", () => {
    fc.assert(
      fc.property(withStages(2), (map) => {
        const [into, id] = map.stages.map((one) => one.id);
        if (!into || !id) return;
        const merged = done(map, { kind: "stage.merge", id, into, step });
        expect(merged.stages).toHaveLength(map.stages.length - 1);
        expect(wordsIn(merged, into)).toEqual([...wordsIn(map, into), ...wordsIn(map, id)].toSorted());
        expect(bindingOf(merged, into)).toEqual(
          [...(bindingOf(map, into) ?? []), ...(bindingOf(map, id) ?? [])].toSorted(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("a stage that is split and merged again has its columns in their order", () => {
    fc.assert(
      fc.property(withStages(1), fc.nat({ max: 6 }), (map, at) => {
        const [first] = map.stages;
        if (!first) return;
        const steps = map.steps.filter((one) => one.stage === first.id).length;
        const split = done(map, { kind: "stage.split", id: first.id, as: stage, name: "Second half", at });
        expect(split.steps.filter((one) => one.stage === stage)).toHaveLength(
          steps === 0 ? 0 : steps - Math.min(steps, Math.max(1, at)),
        );
        if (split.steps.every((one) => one.stage !== stage)) return;
        const again = done(split, { kind: "stage.merge", id: stage, into: first.id, step });
        expect(columnsOf(again).map((one) => one.id)).toEqual(columnsOf(map).map((one) => one.id));
        expect(again.cards).toEqual(map.cards);
      }),
      { numRuns: 200 },
    );
  });

  it("a deleted section leaves its lanes", () => {
    fc.assert(
      fc.property(withStages(0), (map) => {
        const id = "new" as SectionId;
        const grouped = done(
          map,
          { kind: "section.add", id, name: "Behind the scenes" },
          ...map.lanes.map((lane): Edit => ({ kind: "lane.set", id: lane.id, fields: { section: id } })),
        );
        expect(grouped.lanes.every((lane) => lane.section === id)).toBe(true);
        const ungrouped = done(grouped, { kind: "section.delete", id });
        expect(ungrouped.lanes).toHaveLength(map.lanes.length);
        expect(ungrouped.lanes.some((lane) => lane.section === id)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});
