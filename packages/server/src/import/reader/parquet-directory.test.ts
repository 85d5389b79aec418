import type { FileMetaData, RowGroup, SchemaElement } from "hyparquet";
import { expect, it } from "vitest";
import { FileRefused } from "../file-refused.ts";
import { partsOf, topNames } from "./parquet-directory.ts";

const schemaOf = (...elements: (readonly [name: string, children?: number])[]): SchemaElement[] =>
  elements.map(([name, children]) => ({ name, ...(children !== undefined && { num_children: children }) }));

const reasonOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal.reason;
    throw error;
  }
  return "none";
};

it("names the columns at the top, whatever lies below them", () => {
  const schema = schemaOf(["root", 3], ["a"], ["tags", 1], ["list", 1], ["element"], ["b"]);
  expect(topNames({ schema })).toEqual(["a", "tags", "b"]);
  expect(topNames({ schema: schemaOf(["root", 0]) })).toEqual([]);
});

it.each([
  ["too few elements", schemaOf(["root", 2], ["a"]), "damaged"],
  ["too many elements", schemaOf(["root", 1], ["a"], ["b"]), "damaged"],
  ["a column that says it has billions", schemaOf(["root", 1], ["a", 0x7fffffff]), "damaged"],
  ["one that says it has less than none", schemaOf(["root", 1], ["a", -1]), "damaged"],
  [
    "an absurd depth",
    schemaOf(...Array.from({ length: 500 }, (_, n) => ["a", n === 499 ? 0 : 1] as const)),
    "damaged",
  ],
  [
    "absurdly many columns",
    schemaOf(["root", 100_000], ...Array.from({ length: 100_000 }, (_, n) => [`c${n}`] as const)),
    "too-many-columns",
  ],
])("refuses a schema of %s", (_, schema, reason) => {
  expect(reasonOf(() => topNames({ schema }))).toBe(reason);
});

interface Group {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: number;
}
const groups = (...given: readonly Group[]) =>
  ({
    row_groups: given.map(
      ({ rows, columns, bytes }) =>
        ({
          num_rows: BigInt(rows),
          columns: Array.from({ length: columns }, () => ({
            meta_data: { total_uncompressed_size: BigInt(Math.floor(bytes / columns)) },
          })),
        }) as RowGroup,
    ),
  }) as Pick<FileMetaData, "row_groups">;

it("reads a sample first, then as many rows at once as memory takes, and never over the end of a row group", () => {
  const narrow = { rows: 250_000, columns: 4, bytes: 10_000_000 };
  expect([...partsOf(groups(narrow, { ...narrow, rows: 10 }))]).toEqual([
    [0, 5_000],
    [5_000, 105_000],
    [105_000, 205_000],
    [205_000, 250_000],
    [250_000, 250_010],
  ]);
  const longest = (of: Group) =>
    Math.max(...[...partsOf(groups(of))].slice(1).map(([start, end]) => end - start));
  expect(longest({ ...narrow, columns: 50 })).toBe(20_000);
  expect(longest({ ...narrow, bytes: 1024 ** 3 })).toBe(7_812);
});

it("does not believe in any number of rows at once", () => {
  const [first] = partsOf(groups({ rows: 1e15, columns: 1, bytes: 1 }));
  expect(first).toEqual([0, 5_000]);
  expect(reasonOf(() => [...partsOf(groups({ rows: 2 ** 60, columns: 1, bytes: 1 }))])).toBe("damaged");
  expect(reasonOf(() => [...partsOf(groups({ rows: -1, columns: 1, bytes: 1 }))])).toBe("damaged");
});
