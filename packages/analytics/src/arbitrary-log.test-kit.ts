import fc from "fast-check";
import type { LooseRow } from "./analytics.test-kit.ts";

export const names = ["A", "B", "C", "D", "Ё\n'\\{p0:String}"] as const;
export const anyName = fc.constantFrom(...names);

const MINUTE_MS = 60_000;

/** Few values, so that ties, repeats and pauses of sessions are frequent. */
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 0, 0, 35, 90))
  .map(([minute, pause]) => 1_700_000_000_000 + (minute + pause) * MINUTE_MS);

const anyRow = (persons: number): fc.Arbitrary<LooseRow> =>
  fc.record(
    {
      person: fc.integer({ min: 1, max: persons }).map((one) => `person ${one}`),
      case: fc.integer({ min: 1, max: persons }).map((one) => `case ${one}`),
      name: anyName,
      time: anyTime,
      channel: fc.constantFrom("web", "store"),
      properties: fc.dictionary(fc.constantFrom("price", "plan"), fc.constantFrom("7", "12", "free"), {
        maxKeys: 2,
      }),
    },
    { requiredKeys: ["name", "time", "properties", "person"] },
  );

/** A log in which some rows belong to no case, and a few to no person. */
export const anyLog = (persons = 12, length = 90): fc.Arbitrary<LooseRow[]> =>
  fc.array(
    anyRow(persons).chain((row) =>
      fc.boolean().map((drop): LooseRow => {
        const { person: _, ...rest } = row;
        return drop && row.case !== undefined ? rest : row;
      }),
    ),
    { minLength: 1, maxLength: length, size: "max" },
  );

export const anyUnit = fc.constantFrom("person", "session", "case");

export const anyPeriod = fc.option(fc.record({ from: anyTime, to: anyTime }, { requiredKeys: [] }), {
  nil: {},
});

export const anyWindow = fc.option(
  fc.integer({ min: 1, max: 8 }).map((minutes) => minutes * MINUTE_MS),
  {
    nil: undefined,
  },
);
