import type { LaneId } from "@itinera/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nextRows, type RowSight, type RowSights } from "./row-sight.ts";

const span = fc
  .tuple(fc.nat(60), fc.nat(60))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
const row = fc.tuple(span, fc.boolean()).map(([at, isFar]): RowSight => ({ ...at, isFar }));
const rows = fc
  .array(row, { maxLength: 30 })
  .chain((all) => fc.nat(20).map((first) => new Map(all.map((one, at) => [lane(first + at), one]))));
const lane = (at: number) => `l${at}` as LaneId;

const cellsOf = (all: RowSights) =>
  new Set(
    [...all].flatMap(([id, { from, to, isFar }]) =>
      Array.from({ length: to - from }, (_, at) => `${id} ${from + at} ${isFar}`),
    ),
  );

test("slice by slice everything in sight comes to be drawn, and nothing else stays", () => {
  fc.assert(
    fc.property(rows, rows, fc.integer({ min: 1, max: 50 }), (start, wanted, most) => {
      let drawn: RowSights = start;
      for (let slice = 0; slice < 10_000; slice++) {
        const next = nextRows(drawn, wanted, most);
        if (next === drawn) break;
        drawn = next;
      }
      expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries(wanted));
    }),
  );
});

test("a slice draws at most so many cells anew, a row that goes near or far as a whole", () => {
  fc.assert(
    fc.property(rows, rows, fc.integer({ min: 1, max: 50 }), (drawn, wanted, most) => {
      const before = cellsOf(drawn);
      const fresh = [...cellsOf(nextRows(drawn, wanted, most))].filter((cell) => !before.has(cell));
      const widest = Math.max(0, ...[...wanted.values()].map(({ from, to }) => to - from));
      expect(fresh.length).toBeLessThanOrEqual(most + widest);
      const isOneKind = [...drawn.values(), ...wanted.values()].every((one) => !one.isFar);
      if (isOneKind) expect(fresh.length).toBeLessThanOrEqual(most);
    }),
  );
});

test("what stands in the middle of the sight comes first, what left it goes last", () => {
  const near: RowSight = { from: 0, to: 10, isFar: false };
  const wanted = new Map([1, 2, 3].map((at) => [lane(at), near]));
  const first = nextRows(new Map([[lane(9), near]]), wanted, 10);
  expect([...first.keys()]).toEqual([lane(9), lane(2)]);
});
