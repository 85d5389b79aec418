import type { BoundStage, StageId } from "@itinera/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { analyticsFor, importFile, newScope, type LooseRow } from "../analytics.test-kit.ts";

const lab = analyticsFor("scores");

const stage = (id: string, ...names: string[]): BoundStage => ({
  id: id as StageId,
  name: id,
  binding: names.map((name) => ({ name, where: [] })),
  next: [],
});
const ask = (scope: ReturnType<typeof newScope>, stages: BoundStage[], period = {}) =>
  lab.analytics.ask(scope, { kind: "scores", period, stages });
const answer = (name: string, properties: Record<string, string>, time = 0): LooseRow => ({
  person: "ann",
  name,
  time,
  properties,
});

it("maps every scale linearly to −2…+2, with its interval", async () => {
  const scope = newScope();
  await importFile(lab, scope, [
    answer("bought", { NPS: "10" }),
    answer("bought", { NPS: "0" }),
    answer("bought", { NPS: "5" }),
    answer("called", { csat: "5" }),
    answer("called", { Sentiment: "-0.5" }),
    answer("wrote", { rating: "3" }),
  ]);
  const found = await ask(scope, [stage("a", "bought"), stage("b", "called"), stage("c", "wrote")]);
  expect(found.properties).toEqual(["NPS", "csat", "rating", "Sentiment"]);
  expect(found.stages).toEqual([
    // t(0.975, 2) · 2 / √3
    { id: "a", n: 3, mean: 0, low: expect.closeTo(-4.968, 3), high: expect.closeTo(4.968, 3) },
    {
      id: "b",
      n: 2,
      mean: expect.closeTo(0.5, 9),
      low: expect.closeTo(-18.56, 2),
      high: expect.closeTo(19.56, 2),
    },
    { id: "c", n: 1, mean: 0, low: null, high: null },
  ]);
});

it("takes no notice of what its scale does not have, and of events of no stage", async () => {
  const scope = newScope();
  await importFile(lab, scope, [
    answer("bought", { nps: "11" }),
    answer("bought", { nps: "often" }),
    answer("bought", { nps: "nan" }),
    answer("bought", { nps: "" }),
    answer("bought", { nps: "12", rating: "4" }),
    answer("elsewhere", { nps: "1" }),
  ]);
  const found = await ask(scope, [stage("a", "bought"), stage("empty")]);
  expect(found.stages).toEqual([{ id: "a", n: 1, mean: 1, low: null, high: null }]);
});

it("of a log without scores says so, and of a project without events too", async () => {
  const scope = newScope();
  expect(await ask(scope, [stage("a", "bought")])).toEqual({ properties: [], stages: [] });
  await importFile(lab, scope, [answer("bought", { price: "5" })]);
  expect(await ask(scope, [stage("a", "bought")])).toEqual({ properties: [], stages: [] });
});

it("equals the same written plainly, whatever stages overlap and whatever the period", async () => {
  const row = fc.record({
    name: fc.constantFrom("a", "b", "c"),
    time: fc.integer({ min: 0, max: 9 }),
    nps: fc.option(fc.integer({ min: -2, max: 12 })),
    rating: fc.option(fc.integer({ min: 0, max: 6 })),
  });
  const names = fc.subarray(["a", "b", "c"]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 25 }),
      names,
      names,
      fc.integer({ min: 0, max: 9 }),
      async (rows, first, second, from) => {
        const scope = newScope();
        await importFile(
          lab,
          scope,
          rows.map(({ name, time, nps, rating }) =>
            answer(
              name,
              {
                ...(nps === null ? {} : { nps: String(nps) }),
                ...(rating === null ? {} : { rating: String(rating) }),
              },
              time,
            ),
          ),
        );
        const found = await ask(scope, [stage("s0", ...first), stage("s1", ...second)], { from });
        const scores = (own: readonly string[], but: readonly string[]) =>
          rows.flatMap(({ name, time, nps, rating }) => {
            if (!own.includes(name) || but.includes(name) || time < from) return [];
            if (nps !== null && nps >= 0 && nps <= 10) return [nps * 0.4 - 2];
            return rating !== null && rating >= 1 && rating <= 5 ? [rating - 3] : [];
          });
        const naive = [scores(first, []), scores(second, first)].flatMap((list, at) =>
          list.length === 0
            ? []
            : [{ id: `s${at}`, n: list.length, mean: list.reduce((sum, one) => sum + one, 0) / list.length }],
        );
        expect(found.stages.map(({ id, n }) => ({ id, n }))).toEqual(naive.map(({ id, n }) => ({ id, n })));
        for (const [at, { mean }] of naive.entries()) expect(found.stages[at]?.mean).toBeCloseTo(mean, 9);
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);
