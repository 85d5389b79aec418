import fc from "fast-check";
import { expect, it } from "vitest";
import type { EpochMs } from "../brand.ts";
import { collectLimits } from "./collect-limits.ts";
import { allCollectedOf, collectedOf } from "./mapped-event.ts";
import { quarantineReasons } from "./quarantine-reason.ts";

const received = Date.UTC(2026, 0, 2) as EpochMs;
const read = (mapped: unknown) => collectedOf(mapped, received);

it("makes a step of what a mapping gives", () => {
  expect(
    read({
      id: 7,
      name: "Order placed",
      person: "ann@example.com",
      case: "order:1",
      time: "2025-01-03T09:00:42+03:00",
      channel: "web",
      properties: { total: { amount: 12.5 } },
    }),
  ).toEqual({
    kind: "step",
    messageId: "7",
    name: "Order placed",
    person: "ann@example.com",
    case: "order:1",
    time: Date.UTC(2025, 0, 3, 6, 0, 42),
    channel: "web",
    properties: { "total.amount": "12.5" },
    claims: [],
  });
});

it("leaves out what is null or blank, and takes the time of arrival for none", () => {
  expect(
    read({ name: "Seen", person: "ann", id: null, case: " ", time: "", channel: "", properties: null }),
  ).toEqual({
    kind: "step",
    name: "Seen",
    person: "ann",
    time: received,
    properties: {},
    claims: [],
  });
});

it.each([
  [
    "a known and an anonymous id",
    { person: "Ann", anonymous: "a1" },
    "Ann",
    [{ kind: "identified", anonymous: "a1", known: "Ann" }],
  ],
  ["an anonymous id alone", { anonymous: "a1" }, "a1", []],
  ["one id as both", { person: "a1", anonymous: "a1" }, "a1", []],
  [
    "an earlier id",
    { person: "ann", was: "old" },
    "ann",
    [{ kind: "alias", previous: "old", current: "ann" }],
  ],
  [
    "an earlier id of an anonymous one",
    { anonymous: "a1", was: "a0" },
    "a1",
    [{ kind: "alias", previous: "a0", current: "a1" }],
  ],
  ["the same id as the earlier one", { person: "ann", was: "ann" }, "ann", []],
  ["a number", { person: 12 }, "12", []],
])("of who it was: %s", (_, who, person, claims) => {
  expect(read({ name: "Seen", ...who })).toMatchObject({ person, claims });
});

it("is a statement where the mapping says so", () => {
  expect(read({ name: "Contact changed", person: "ann", statement: true })).toMatchObject({
    kind: "statement",
  });
  expect(read({ name: "Contact changed", person: "ann", statement: false })).toMatchObject({ kind: "step" });
});

it.each([
  [1735892042, Date.UTC(2025, 0, 3, 8, 14, 2)],
  [1735892042.5, Date.UTC(2025, 0, 3, 8, 14, 2, 500)],
  ["1735892042", Date.UTC(2025, 0, 3, 8, 14, 2)],
  [1735892042123, Date.UTC(2025, 0, 3, 8, 14, 2, 123)],
  [1735892042123456, Date.UTC(2025, 0, 3, 8, 14, 2, 123)],
  ["2025-01-03T08:14:02.672717030Z", Date.UTC(2025, 0, 3, 8, 14, 2, 672)],
  ["2025-01-03 08:14:02", Date.UTC(2025, 0, 3, 8, 14, 2)],
  ["2025-01-03", Date.UTC(2025, 0, 3)],
  ["20250103", Date.UTC(2025, 0, 3)],
  [0, 0],
])("reads the time %s", (time, at) =>
  expect(read({ name: "n", person: "p", time })).toMatchObject({ time: at }),
);

const long = "x".repeat(collectLimits.idLength + 1);
it.each([
  [{ person: "p" }, "no-name"],
  [{ name: "  ", person: "p" }, "no-name"],
  [{ name: "n" }, "no-person"],
  [{ name: "n", person: " " }, "no-person"],
  [{ name: "n", case: "c", was: "old" }, "no-person"],
  [{ name: "n", person: "p", time: "soon" }, "bad-time"],
  [{ name: "n", person: "p", time: 1e18 }, "bad-time"],
  [{ name: "n", person: "p", time: "2025-02-31" }, "bad-time"],
  [{ name: long, person: "p" }, "too-long"],
  [{ name: "n", person: long }, "too-long"],
  [{ name: "n", anonymous: long, person: "p" }, "too-long"],
  [{ name: "n", person: "p", id: long }, "too-long"],
  [{ name: "n", person: "p", was: long }, "too-long"],
  [{ name: "n", person: "p", case: long }, "too-long"],
  [{ name: "n", person: "p", channel: "c".repeat(collectLimits.channelLength + 1) }, "too-long"],
  [{ name: "n", person: "p", properties: { a: "x".repeat(collectLimits.messageBytes) } }, "too-long"],
  [{ name: "n", person: "p", properties: ["a"] }, "mapping-failed"],
  [{ name: ["n"], person: "p" }, "mapping-failed"],
  [{ name: "n", person: { id: 1 } }, "mapping-failed"],
  [{ name: "n", person: "p", statement: "yes" }, "mapping-failed"],
  ["n", "mapping-failed"],
  [null, "mapping-failed"],
  [[], "mapping-failed"],
])("refuses %j: %s", (mapped, reason) => expect(read(mapped)).toBe(reason));

it("tells a payload that is known and no event from one that gave nothing", () => {
  const seen = { name: "Seen", person: "p" };
  const all = (given: unknown) => allCollectedOf(given, received);
  expect(all([])).toEqual([]);
  expect(all(undefined)).toEqual(["mapping-gave-nothing"]);
  expect(all(null)).toEqual(["mapping-gave-nothing"]);
  expect(all(seen)).toMatchObject([{ name: "Seen" }]);
  expect(all([seen, { name: "n" }, null])).toMatchObject([{ name: "Seen" }, "no-person", "mapping-failed"]);
  expect(all(Array.from({ length: collectLimits.batchMessages + 1 }, () => seen))).toEqual([
    "mapping-failed",
  ]);
});

it("never throws, and gives an event that holds what it promises or a reason", () => {
  const field = fc.oneof(fc.string(), fc.jsonValue());
  const mapped = fc.record(
    Object.fromEntries(
      ["id", "name", "person", "anonymous", "case", "time", "channel", "properties", "statement", "was"].map(
        (key) => [key, field],
      ),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), mapped), (given) => {
      const event = read(given);
      if (typeof event === "string") {
        expect(quarantineReasons).toContain(event);
        return;
      }
      expect(event.person ?? event.case).toMatch(/\S/);
      expect(event.name).toMatch(/\S/);
      expect(Number.isInteger(event.time)).toBe(true);
    }),
  );
});
