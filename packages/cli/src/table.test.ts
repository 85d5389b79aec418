import { expect, it } from "vitest";
import { table } from "./table.ts";

it("puts numbers to the right and words to the left", () => {
  expect(
    table(
      ["name", "n"],
      [
        ["ann", 7],
        ["bartholomew", 12_000],
        ["c", null],
      ],
    ),
  ).toBe(["name             n", "ann              7", "bartholomew  12000", "c                –"].join("\n"));
});
