import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAll } from "./file-source.test-kit.ts";
import type { FileSource } from "./file-source.ts";
import { previewOf } from "./preview.ts";

const folder = process.env.ITINERA_LOGS;
if (folder === undefined) console.warn("reference logs not run: ITINERA_LOGS is not set");

const log = (fileName: string): FileSource => {
  const path = join(folder ?? "", fileName);
  return { fileName, bytes: statSync(path).size, open: () => createReadStream(path) };
};

describe.skipIf(folder === undefined)("reference logs", () => {
  it.each([
    ["ecom.csv.gz", { events: 31_106, cases: 3_605, persons: 600, kinds: 19 }],
    ["sepsis.csv.gz", { events: 15_214, cases: 1_050, persons: 0, kinds: 16 }],
    ["helpdesk.xes.gz", { events: 21_348, cases: 4_580, persons: 0, kinds: 14 }],
    ["running-example.xes", { events: 42, cases: 6, persons: 0, kinds: 8 }],
  ])("%s", async (fileName, expected) => {
    const preview = await previewOf(log(fileName));
    expect(preview.refusals).toEqual([]);
    const { rows, refused } = await readAll(log(fileName), preview.mapping);
    expect(refused).toEqual([]);
    const distinct = (key: "case" | "person" | "name"): number =>
      new Set(rows.flatMap((row) => row[key] ?? [])).size;
    expect({
      events: rows.length,
      cases: distinct("case"),
      persons: distinct("person"),
      kinds: distinct("name"),
    }).toEqual(expected);
  });

  it("sepsis keeps its case called NA", async () => {
    const { rows } = await readAll(log("sepsis.csv.gz"));
    expect(rows.some((row) => row.case === "NA")).toBe(true);
  });

  it("ecom is about as long as its preview says", async () => {
    const { aboutRows } = await previewOf(log("ecom.csv.gz"));
    expect(Math.abs((aboutRows ?? 0) - 31_106)).toBeLessThan(1_500);
  });
});
