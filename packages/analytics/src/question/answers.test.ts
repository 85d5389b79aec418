import { sessionGapMs, type Binding, type MatchesQuestion, type Period, type StageId } from "@itinera/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyticsFor, importFile, newScope, type LooseRow } from "../analytics.test-kit.ts";
import { anyLog, anyName, anyPeriod, anyUnit } from "../arbitrary-log.test-kit.ts";
import { median, naiveUnits, type Journey } from "../naive.test-kit.ts";

const lab = analyticsFor("answers");

const count = <Item>(list: readonly Item[], is: (item: Item) => boolean): number => list.filter(is).length;
const nameOf = ({ name }: LooseRow): string => name;
const has = (journey: Journey, name: string): boolean => journey.some((row) => row.name === name);

function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const kindCounts = (texts: readonly string[]) =>
  [...tally(texts)]
    .map(([kind, n]) => ({ kind, count: n }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));

function naiveEdges(journeys: readonly Journey[]) {
  const gaps = new Map<string, number[]>();
  for (const journey of journeys) {
    for (const [at, row] of journey.slice(1).entries()) {
      const before = journey[at];
      const key = JSON.stringify([before?.name, row.name]);
      gaps.set(key, [...(gaps.get(key) ?? []), row.time - (before?.time ?? 0)]);
    }
  }
  return [...gaps].map(([key, list]) => {
    const [from, to] = JSON.parse(key) as [string, string];
    const meanMs = list.reduce((sum, gap) => sum + gap, 0) / list.length;
    return { from, to, count: list.length, meanMs, medianMs: median(list) };
  });
}

describe("answers on any log are the definitions'", () => {
  const anyAsk = fc.record({ unit: anyUnit, period: anyPeriod });

  it("edges, variants, kinds, precedence", async () => {
    await fc.assert(
      fc.asyncProperty(anyLog(), fc.array(anyAsk, { minLength: 4, maxLength: 4 }), async (rows, asks) => {
        const scope = newScope();
        await importFile(lab, scope, rows);
        for (const { unit, period } of asks) {
          const journeys = naiveUnits(rows, unit, period);
          const events = journeys.flat().length;
          const seen = [...new Set(journeys.flat().map(nameOf))].sort();

          const edges = await lab.analytics.ask(scope, { kind: "edges", unit, period });
          expect(edges).toMatchObject({ cases: journeys.length, events });
          expect(byText(edges.edges)).toEqual(byText(naiveEdges(journeys)));
          expect(edges.starts).toEqual(kindCounts(journeys.map((one) => one[0]?.name ?? "")));
          expect(edges.ends).toEqual(kindCounts(journeys.map((one) => one.at(-1)?.name ?? "")));

          const paths = tally(journeys.map((one) => JSON.stringify(one.map(nameOf))));
          const variants = await lab.analytics.ask(scope, { kind: "variants", unit, period, limit: 3 });
          expect(variants).toMatchObject({ cases: journeys.length, total: paths.size });
          const ranked = [...paths].map(([path, n]) => ({ path: JSON.parse(path) as string[], count: n }));
          ranked.sort((a, b) => b.count - a.count || (key(a.path) < key(b.path) ? -1 : 1));
          expect(variants.variants).toEqual(ranked.slice(0, 3));
          const listed = variants.variants.reduce((sum, one) => sum + one.count, 0);
          expect(listed + variants.other).toBe(journeys.length);

          const kinds = await lab.analytics.ask(scope, { kind: "kinds", unit, period });
          const times = journeys.flat().map(({ time }) => time);
          expect(kinds).toMatchObject({
            cases: journeys.length,
            events,
            first: events === 0 ? null : Math.min(...times),
            last: events === 0 ? null : Math.max(...times),
          });
          expect(byText(kinds.kinds.map(({ channels: _, ...rest }) => rest))).toEqual(
            byText(
              seen.map((name) => ({
                name,
                events: count(journeys.flat(), (row) => row.name === name),
                units: count(journeys, (one) => has(one, name)),
              })),
            ),
          );

          const precedence = await lab.analytics.ask(scope, { kind: "precedence", unit, period });
          const pairs = seen.flatMap((a, at) => seen.slice(at + 1).map((b) => ({ a, b })));
          expect(byText(precedence.pairs)).toEqual(
            byText(
              pairs
                .map(({ a, b }) => {
                  const both = journeys.filter((one) => has(one, a) && has(one, b));
                  return {
                    a,
                    b,
                    both: both.length,
                    aFirst: count(both, (one) => first(one, a) < first(one, b)),
                  };
                })
                .filter(({ both }) => both > 0),
            ),
          );
          for (const { name, meanPlace } of precedence.kinds) {
            const places = journeys
              .filter((one) => has(one, name))
              .map((one) => first(one, name) / Math.max(one.length - 1, 1));
            expect(meanPlace).toBeCloseTo(places.reduce((sum, place) => sum + place, 0) / places.length, 9);
          }
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 90_000);

  const anyBinding: fc.Arbitrary<Binding> = fc.array(
    fc.record(
      {
        name: fc.oneof(anyName, fc.constant("never seen")),
        channel: fc.constantFrom("web", "store"),
        where: fc.array(
          fc.record({
            property: fc.constantFrom("price", "plan"),
            op: fc.constantFrom(
              "is",
              "is-not",
              "contains",
              "starts-with",
              "greater",
              "less",
              "exists",
              "missing",
            ),
            value: fc.constantFrom("7", "12", "free", "f", ""),
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ["where"] },
    ),
    { maxLength: 3 },
  );
  const anyNames = fc
    .array(anyName, { maxLength: 3 })
    .map((list) => list.map((name) => ({ name, where: [] })));
  const anyMatches = fc.record({
    unit: anyUnit,
    period: anyPeriod,
    bindings: fc.array(fc.oneof(anyBinding, anyNames), { minLength: 3, maxLength: 6 }),
  });

  it("matches of bindings by name, channel and property", async () => {
    await fc.assert(
      fc.asyncProperty(anyLog(), fc.array(anyMatches, { minLength: 4, maxLength: 4 }), async (rows, asks) => {
        const scope = newScope();
        await importFile(lab, scope, rows);
        for (const { unit, period, bindings } of asks) {
          const question: MatchesQuestion = {
            kind: "matches",
            unit,
            period,
            weeks: 0,
            bindings: bindings.map((binding, at) => ({ key: `${at}`, binding })),
          };
          const { matches } = await lab.analytics.ask(scope, question);
          const journeys = naiveUnits(rows, unit, period);
          expect(
            matches.map(({ units, events }) => ({ units, events })),
            JSON.stringify(question),
          ).toEqual(
            bindings.map((binding) => ({
              units: count(journeys, (one) => one.some((row) => matchesBinding(row, binding))),
              events: count(journeys.flat(), (row) => matchesBinding(row, binding)),
            })),
          );
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 90_000);
});

function matchesBinding({ name, channel, properties = {} }: LooseRow, binding: Binding): boolean {
  return binding.some(
    (one) =>
      (one.name !== undefined || one.channel !== undefined || one.where.length > 0) &&
      (one.name === undefined || one.name === name) &&
      (one.channel === undefined || one.channel === channel) &&
      one.where.every(({ property, op, value }) => {
        const text = properties[property];
        switch (op) {
          case "exists":
            return text !== undefined;
          case "missing":
            return text === undefined;
          case "is":
            return text === value;
          case "is-not":
            return text !== value;
          case "contains":
            return text?.includes(value) ?? false;
          case "starts-with":
            return text?.startsWith(value) ?? false;
          case "greater":
            return value !== "" && Number(text) > Number(value);
          case "less":
            return value !== "" && Number(text) < Number(value);
        }
      }),
  );
}

const first = (journey: Journey, name: string): number => journey.findIndex((row) => row.name === name);

/** Names compared one after the other: no name holds the separator. */
const key = (path: readonly string[]): string => path.join("\u0000");

const byText = <Row>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe("matches", () => {
  it("tell the last weeks, Monday first, and which names the log never held", async () => {
    const scope = newScope();
    const day = (text: string): number => Date.parse(`${text}T12:00:00Z`);
    const row = (person: string, name: string, time: number): LooseRow => ({
      person,
      name,
      time,
      channel: "web",
    });
    await importFile(lab, scope, [
      row("ann", "A", day("2024-03-03")), // Sunday
      row("ann", "A", day("2024-03-04")), // Monday
      row("ann", "A", day("2024-03-05")),
      row("bob", "B", day("2024-03-10")), // Sunday
      row("bob", "C", day("2024-03-20")),
    ]);
    const question = (period: Period): MatchesQuestion => ({
      kind: "matches",
      unit: "person",
      period,
      weeks: 3,
      bindings: [
        { key: "a or b", binding: ["A", "B", "Z", "Z"].map((name) => ({ name, where: [] })) },
        { key: "web", binding: [{ channel: "web", where: [] }] },
      ],
    });
    const weeks = (units: readonly number[], from: string) =>
      units.map((n, at) => ({ start: Date.parse(`${from}T00:00:00Z`) + at * 7 * 86_400_000, units: n }));
    expect((await lab.analytics.ask(scope, question({}))).matches).toEqual([
      { key: "a or b", units: 2, events: 4, unseen: ["Z"], weeks: weeks([2, 0, 0], "2024-03-04") },
      { key: "web", units: 2, events: 5, unseen: [], weeks: weeks([2, 0, 1], "2024-03-04") },
    ]);
    const early = await lab.analytics.ask(scope, question({ to: day("2024-03-05") }));
    expect(early.matches[0]?.weeks).toEqual(weeks([0, 1, 1], "2024-02-19"));
    const nothing = await lab.analytics.ask(newScope(), question({}));
    expect(nothing.matches[0]).toMatchObject({ units: 0, events: 0, weeks: [] });
  });
});

describe("sessions", () => {
  it("end where a pause is longer than half an hour, not where it is just as long", async () => {
    const scope = newScope();
    const at = (name: string, time: number): LooseRow => ({ person: "ann", name, time });
    await importFile(lab, scope, [at("A", 0), at("B", sessionGapMs), at("C", 2 * sessionGapMs + 1)]);
    const { variants } = await lab.analytics.ask(scope, {
      kind: "variants",
      unit: "session",
      period: {},
      limit: 9,
    });
    expect(variants.map(({ path }) => path.join(""))).toEqual(["AB", "C"]);
  });
});

describe("a log with many kinds", () => {
  // Letters of one, two and three bytes, and edges that need more than 16 bits.
  it("more than fit in a list: the event rows answer", async () => {
    const scope = newScope();
    const size = 20_100;
    const rows = Array.from({ length: size }, (_, time): LooseRow => ({
      person: "ann",
      name: `kind ${time}`,
      time,
    }));
    await importFile(lab, scope, rows);
    const binding = [{ name: `kind ${size - 1}`, where: [] }];
    const stages = [{ id: "a" as StageId, name: "a", binding, next: [] }];
    const answer = await lab.analytics.ask(scope, { kind: "stages", unit: "person", period: {}, stages });
    expect(answer).toMatchObject({ slower: true, stages: [{ reach: 1 }] });
    const bindings = [{ key: "a", binding }];
    const found = await lab.analytics.ask(scope, {
      kind: "matches",
      unit: "person",
      period: {},
      weeks: 1,
      bindings,
    });
    expect(found.matches[0]).toMatchObject({ units: 1, weeks: [{ units: 1 }] });
  });

  it.each([100, 300, 3_000])("%i of them", async (size) => {
    const scope = newScope();
    const rows = Array.from({ length: size }, (_, time): LooseRow => ({
      person: "ann",
      name: `kind ${time}`,
      time,
    }));
    await importFile(lab, scope, rows);
    const { variants } = await lab.analytics.ask(scope, {
      kind: "variants",
      unit: "person",
      period: {},
      limit: 1,
    });
    expect(variants[0]?.path).toEqual(rows.map(nameOf));
    const { edges } = await lab.analytics.ask(scope, { kind: "edges", unit: "person", period: {} });
    expect(edges).toHaveLength(size - 1);
    expect(edges.find(({ from }) => from === `kind ${size - 2}`)?.to).toBe(`kind ${size - 1}`);
    const steps = ["kind 0", "kind 30", `kind ${size - 1}`];
    const rules = { kind: "funnel", unit: "person", period: {}, steps, ties: "same" } as const;
    for (const attempt of ["any", "first"] as const) {
      const funnel = await lab.analytics.ask(scope, { ...rules, attempt, windowMs: size });
      expect(funnel.steps.map((step) => step.count)).toEqual([1, 1, 1]);
    }
    const precedence = await lab.analytics.ask(scope, { kind: "precedence", unit: "person", period: {} });
    expect(precedence.pairs).toHaveLength((Math.min(size, 400) * (Math.min(size, 400) - 1)) / 2);
  });
});
