import { expect, it } from "vitest";
import { firstIdOf, idOf } from "./id-of.ts";

it("an id is kept as it is", () => {
  for (const id of ["Ada", "ada@x.example", " padded ", "00", "nan", "idea", "o'brien", "'", "-1"]) {
    expect(idOf(id)).toBe(id);
  }
  expect(idOf(42)).toBe("42");
});

it("what means nobody is no id, in whatever case and quotes", () => {
  const nobody = [
    "",
    "  ",
    "null",
    "undefined",
    "Anonymous",
    "GUEST",
    "None",
    "nil",
    "0",
    "distinct_id",
    "NaN",
  ];
  const written = [
    "[object Object]",
    "00000000-0000-0000-0000-000000000000",
    '"null"',
    "'guest'",
    " none ",
    '""',
  ];
  for (const id of [...nobody, ...written, 0, true, null, undefined, {}, ["Ada"], Infinity]) {
    expect(idOf(id)).toBeUndefined();
  }
});

it("an id can be stored", () => {
  expect(idOf("a\0b\u{D800}")).toBe("a\u{FFFD}b\u{FFFD}");
});

it("of several the first that is one counts", () => {
  expect(firstIdOf(undefined, "null", Infinity, "Ada", "Bob")).toBe("Ada");
  expect(firstIdOf("", null)).toBeUndefined();
});
