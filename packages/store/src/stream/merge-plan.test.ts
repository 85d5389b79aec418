import fc from "fast-check";
import { expect, it } from "vitest";
import { mergePlan, mostMerged } from "./merge-plan.ts";

/** Blocks that come one after another, and everything put together as soon as it may be. */
function compacted(coming: readonly number[]) {
  const blocks: number[] = [];
  let settled = 0;
  let written = 0;
  for (const size of coming) {
    blocks.push(size);
    for (;;) {
      const plan = mergePlan(blocks.slice(settled));
      if (!plan) break;
      if (plan.kind === "settle") settled += 1;
      else {
        const sum = blocks.slice(settled + plan.from, settled + plan.to).reduce((all, one) => all + one, 0);
        blocks.splice(settled + plan.from, plan.to - plan.from, sum);
        written += sum;
      }
    }
  }
  return { blocks, settled, written };
}

const sizes = fc.array(
  fc.oneof(fc.integer({ min: 500, max: 5_000 }), fc.integer({ min: 500, max: 1_500_000 })),
  {
    maxLength: 400,
  },
);

it("keeps every byte, and of two neighbours that have settled neither has room for the other", () => {
  fc.assert(
    fc.property(sizes, (coming) => {
      const { blocks, settled } = compacted(coming);
      const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
      expect(sum(blocks)).toBe(sum(coming));
      for (const [at, size] of blocks.entries()) {
        const next = blocks[at + 1];
        if (at < settled && next !== undefined) expect(size + next).toBeGreaterThan(mostMerged);
        expect(size <= mostMerged || coming.includes(size)).toBe(true);
      }
    }),
  );
});

it("leaves a dozen blocks at the end, and writes nothing anew more than a dozen times", () => {
  fc.assert(
    fc.property(fc.integer({ min: 500, max: 50_000 }), fc.integer({ min: 1, max: 5_000 }), (size, count) => {
      const { blocks, settled, written } = compacted(Array.from({ length: count }, () => size));
      expect(blocks.length - settled).toBeLessThanOrEqual(12);
      expect(written).toBeLessThanOrEqual(12 * size * count);
    }),
    { numRuns: 20 },
  );
});

it("a text that is too long for another beside it stays alone", () => {
  expect(mergePlan([])).toBeUndefined();
  expect(mergePlan([2 * mostMerged])).toBeUndefined();
  expect(mergePlan([2 * mostMerged, 1])).toEqual({ kind: "settle" });
  expect(mergePlan([1, 1, 2 * mostMerged])).toEqual({ kind: "merge", from: 0, to: 2 });
  expect(mergePlan([9, 4, 2, 2])).toEqual({ kind: "merge", from: 1, to: 4 });
  expect(mergePlan([9, 4, 2, 1])).toBeUndefined();
});
