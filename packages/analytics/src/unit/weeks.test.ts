// Weeks where clocks change, against days gone through one at a time.
import { firstDays, units, type Calendar, type Unit } from "@itinera/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { analyticsFor, importFile, newScope, type LooseRow } from "../analytics.test-kit.ts";
import { naiveWeeks } from "../naive.test-kit.ts";

const lab = analyticsFor("weeks");

const hour = 3_600_000;
const zones = [
  "UTC",
  "Europe/Warsaw",
  "America/New_York",
  "Asia/Kolkata",
  "Pacific/Auckland",
  "America/Havana",
];
/** Each zone once; in three turns, with every first day. */
const calendarsOf = (turn: number): readonly Calendar[] =>
  zones.map((timeZone, at) => ({
    timeZone,
    firstDay: firstDays[(at + turn) % firstDays.length] ?? "monday",
  }));

/** The first day of a week that begins at `start`, where the calendar is. */
const dayIn = (start: number, { timeZone }: Calendar) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(start);

const row = fc.record({
  person: fc.constantFrom("ann", "bob", "cid"),
  name: fc.constant("A"),
  // Around the change of clocks in Europe and North America, on and beside full hours.
  time: fc
    .tuple(fc.integer({ min: 0, max: 24 * 42 }), fc.constantFrom(0, -1, 1, 20 * 60_000))
    .map(([at, beside]) => Date.UTC(2025, 2, 1) + at * hour + beside),
});

const asked = (unit: Unit, weeks: number) => ({
  kind: "matches" as const,
  unit,
  period: {},
  weeks,
  bindings: [{ key: "a", binding: [{ name: "A", where: [] }] }],
});

it("are those of the calendar, in every zone and with every first day", async () => {
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 5, maxLength: 40 }),
      fc.constantFrom(...units),
      async (rows: readonly LooseRow[], unit) => {
        turn++;
        const scope = newScope();
        await importFile(lab, scope, rows);
        for (const calendar of calendarsOf(turn)) {
          const { matches } = await lab.analytics.ask(scope, asked(unit, 8), { calendar });
          const found = matches[0]?.weeks ?? [];
          expect(found).toHaveLength(8);
          const counted = found.flatMap(({ start, units: n }) =>
            n > 0 ? [[dayIn(start, calendar), n]] : [],
          );
          expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(naiveWeeks(rows, unit, calendar)));
          // Each begins with its day.
          for (const { start } of found) expect(dayIn(start - 1, calendar)).not.toBe(dayIn(start, calendar));
        }
      },
    ),
    { numRuns: 3 },
  );
  // Three logs, each read into the engine and asked in six zones.
}, 60_000);

it("a night's order belongs to the week in which it was night where the shop is", async () => {
  const scope = newScope();
  // Sunday evening in New York is Monday in UTC.
  await importFile(lab, scope, [{ person: "ann", name: "A", time: Date.parse("2025-03-10T02:30:00Z") }]);
  const weekOf = async (calendar?: Calendar) => {
    const { matches } = await lab.analytics.ask(scope, asked("person", 1), calendar && { calendar });
    return new Date(matches[0]?.weeks[0]?.start ?? 0).toISOString();
  };
  const timeZone = "America/New_York";
  expect(await weekOf()).toBe("2025-03-10T00:00:00.000Z");
  expect(await weekOf({ timeZone, firstDay: "monday" })).toBe("2025-03-03T05:00:00.000Z");
  expect(await weekOf({ timeZone, firstDay: "sunday" })).toBe("2025-03-09T05:00:00.000Z");
  expect(await weekOf({ timeZone, firstDay: "saturday" })).toBe("2025-03-08T05:00:00.000Z");
});
