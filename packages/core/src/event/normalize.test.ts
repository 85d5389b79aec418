import { expect, it } from "vitest";
import { createNormalizer } from "./normalize.ts";
import { createTimeParser } from "./time-parser.ts";

const parseTime = createTimeParser("iso");
if (typeof parseTime !== "function") throw new Error("iso is refused");
const columns = ["case", "who", "event", "time", "channel", "price", "page"];
const normalize = createNormalizer(
  columns,
  { case: "case", person: "who", activity: "event", time: "time", channel: "channel" },
  parseTime,
);

it("makes an event of a row; what is empty is left out", () => {
  expect(normalize(["NA", "ann", "home", "2025-01-01", "", "", "/"], 7)).toEqual({
    case: "NA",
    person: "ann",
    name: "home",
    time: Date.UTC(2025, 0, 1),
    seq: 7,
    properties: { page: "/" },
  });
  expect(normalize(["", "ann", "home", "2025-01-01"], 0)).not.toHaveProperty("case");
});

it.each([
  [["c", "p", "e", ""], "no-time"],
  [["c", "p", "e"], "no-time"],
  [["c", "p", "e", "2025-02-31"], "bad-time"],
  [["c", "p", " ", "2025-02-03"], "no-name"],
  [[" ", "", "e", "2025-02-03"], "no-unit"],
  [["c", "p", "e", "2025-02-03", "", "", "", "more"], "too-many-columns"],
])("refuses %j: %s", (values, reason) => expect(normalize(values, 0)).toBe(reason));

it("forgives empty columns at the end of a row", () =>
  expect(normalize(["c", "p", "e", "2025-02-03", "", "", "", "", " "], 0)).toHaveProperty("name", "e"));
