import { expect, it } from "vitest";
import { guessColumns } from "./guess-columns.ts";

const roles = (
  names: readonly string[],
  rows: readonly (readonly string[])[] = [],
): readonly (string | null)[] => guessColumns(names, rows).map(({ role }) => role);

it.each([
  [
    ["case:concept:name", "concept:name", "time:timestamp", "org:resource"],
    ["case", "activity", "time", null],
  ],
  [
    ["Case ID", "Activity", "Complete Timestamp", "Variant"],
    ["case", "activity", "time", null],
  ],
  [
    ["user_id", "session_id", "event", "timestamp", "acquisition_channel"],
    ["person", "case", "activity", "time", null],
  ],
  [
    ["customerId", "EVENT-NAME", "Date", "Channel"],
    ["person", "activity", "time", "channel"],
  ],
  [
    ["Клиент", "Событие", "Время", "Канал"],
    ["person", "activity", "time", "channel"],
  ],
  [
    ["Nr sprawy", "Czynność", "Data i godzina", "Kanał"],
    ["case", "activity", "time", "channel"],
  ],
])("%j by name", (names, expected) => {
  expect(roles(names)).toEqual(expected);
  expect(guessColumns(names, []).every(({ certainty }) => certainty === "recognised")).toBe(true);
});

it("takes the better of two names and leaves the other as a property", () =>
  expect(roles(["time", "time:timestamp", "case id", "activity"])).toEqual([
    null,
    "time",
    "case",
    "activity",
  ]));

it("guesses by content what has no known name, to be checked", () => {
  const rows = Array.from({ length: 60 }, (_, n) => [
    `k-${Math.floor(n / 4)}`,
    ["open", "call", "close"][n % 3] ?? "",
    `2025-01-03 08:${String(n).padStart(2, "0")}`,
    String(n * 7),
  ]);
  expect(guessColumns(["a", "b", "c", "d"], rows)).toEqual([
    { role: "case", certainty: "check" },
    { role: "activity", certainty: "check" },
    { role: "time", certainty: "check" },
    { role: null, certainty: "recognised" },
  ]);
});

it("finds no time where there is none", () =>
  expect(
    roles(
      ["case", "event", "price"],
      [
        ["1", "a", "749,00"],
        ["1", "b", "12,50"],
      ],
    ),
  ).toEqual(["case", "activity", null]));

it("takes a bare customer for the person only in a log without cases", () => {
  const rolesOf = (names: string[]) => guessColumns(names, []).map((guess) => guess.role);
  expect(rolesOf(["customer", "event", "time"])).toEqual(["person", "activity", "time"]);
  expect(rolesOf(["case:concept:name", "concept:name", "time:timestamp", "customer"])).toEqual([
    "case",
    "activity",
    "time",
    null,
  ]);
  expect(rolesOf(["case", "customer_id", "event", "time"])).toEqual(["case", "person", "activity", "time"]);
});
