import fc from "fast-check";
import iconv from "iconv-lite";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { csvReader } from "./csv.ts";
import { headerNames } from "./column-list.ts";

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const readBack = async (text: string, encoding: string, separator: string, size: number, cut = false) => {
  const bytes = iconv.encode(text, encoding, { addBOM: encoding !== "utf-8" });
  const rows: (readonly string[])[] = [];
  let columns: readonly string[] = [];
  const input = { bytes: pieces(bytes, size), cut, encoding, separator, headText: text };
  for await (const batch of csvReader.read(input)) {
    columns = batch.columns;
    rows.push(...batch.rows);
  }
  return { columns, rows };
};

// A lone surrogate is no text; it cannot be written as UTF-8.
const cell = fc
  .oneof(fc.string({ unit: "grapheme", maxLength: 8 }), fc.stringMatching(/^[a",;\r\n \t😀я]{0,6}$/u))
  .map((text) => text.toWellFormed());
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  );

it("reads back what papaparse wrote, in pieces of any size", async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(",", ";", "\t", "|"),
      fc.constantFrom("\n" as const, "\r\n" as const),
      fc.constantFrom("utf-8", "utf-16le", "utf-16be"),
      fc.integer({ min: 1, max: 9 }),
      async (rows, separator, newline, encoding, size) => {
        const header = rows[0]?.map((_, at) => `column ${at}`) ?? [];
        const text = Papa.unparse([header, ...rows], { delimiter: separator, newline, quotes: true });
        expect(await readBack(text, encoding, separator, size)).toEqual({ columns: header, rows });
      },
    ),
    { numRuns: 300 },
  );
});

it("gives the same rows in one piece and in pieces of one byte", async () => {
  const text = 'a;b\r\n"1\r\n""x""";ё\r\n\r\n2;😀\r\n';
  const whole = await readBack(text, "utf-8", ";", 1_000);
  expect(whole.rows).toEqual([
    ['1\r\n"x"', "ё"],
    ["2", "😀"],
  ]);
  for (let size = 1; size < text.length + 4; size++) {
    expect(await readBack(text, "utf-8", ";", size)).toEqual(whole);
  }
});

it("leaves out the last row of a text that was cut, wherever it was cut", async () => {
  const lines = ["a;b\n", "1;x\n", '"2";"y\ny"\n', "3;z\n"];
  const text = lines.join("");
  const ends = lines.map((_, at) => lines.slice(0, at + 1).join("").length).slice(1);
  const { rows } = await readBack(text, "utf-8", ";", 1_000);
  for (let end = 4; end < text.length; end++) {
    const found = await readBack(text.slice(0, end), "utf-8", ";", 1_000, true);
    expect(found.rows).toEqual(rows.slice(0, found.rows.length));
    expect(found.rows.length).toBe(ends.filter((place) => place <= end).length);
  }
});

it.each([
  [
    "line ends of both kinds",
    'a,b\r\n1,x\n2,"y"\r\n3,z',
    [
      ["1", "x"],
      ["2", "y"],
      ["3", "z"],
    ],
  ],
  [
    "line ends of old Macs",
    "a,b\r1,x\r2,y\r",
    [
      ["1", "x"],
      ["2", "y"],
    ],
  ],
  [
    "quotes inside of values",
    'a,b\n5" disk,x\n"y" z,w\n',
    [
      ['5" disk', "x"],
      ['y" z,w\n', ""],
    ],
  ],
  ["no line end after the last row", "a,b\n1,x", [["1", "x"]]],
  ["a separator that is declared", "sep=,\na,b\n1,x\n", [["1", "x"]]],
])("%s", async (name, text, expected) => {
  const { rows, columns } = await readBack(text, "utf-8", ",", 3);
  expect(columns).toEqual(["a", "b"]);
  if (name === "quotes inside of values") expect(rows[0]).toEqual(expected[0]);
  else expect(rows).toEqual(expected);
});

it("gives each column a name of its own", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "a (2)", "a (3)", "", "b ", "__proto__"), { maxLength: 9 }),
      (header) => {
        const names = headerNames(header);
        expect(new Set(names).size).toBe(header.length);
        expect(names.every((name) => name !== "" && name !== "__proto__")).toBe(true);
      },
    ),
  );
});
