import type { Preview } from "@itinera/protocol";
import { describe, expect, it } from "vitest";
import { blocking, suggestedProject, withEncoding, withFormat, withFound, withRole } from "./mapping.ts";

const preview = {
  columns: [
    { name: "id", role: "case", certainty: "recognised" },
    { name: "when", role: "time", certainty: "check" },
    { name: "what", role: "activity", certainty: "recognised" },
    { name: "device", role: null, certainty: "recognised" },
  ],
  refusals: [],
} as unknown as Preview;

describe("the reader's word on a column", () => {
  it("moves a role to another column", () => {
    expect(withRole({}, preview, "device", "channel")).toEqual({ channel: "device" });
  });

  it("gives up what the column was before", () => {
    expect(withRole({}, preview, "id", "person")).toEqual({ case: "", person: "id" });
    expect(withRole({}, preview, "id", null)).toEqual({ case: "" });
  });

  it("forgets the time format with the time column", () => {
    const said = { timeFormat: "dd.MM.yyyy", timezone: "UTC" };
    expect(withRole(said, preview, "device", "time").timeFormat).toBeUndefined();
    expect(withRole(said, preview, "device", "person")).toEqual({ ...said, person: "device" });
  });

  it("changes nothing when it says what is so already", () => {
    const said = { timezone: "UTC" };
    expect(withRole(said, preview, "id", "case")).toBe(said);
  });

  it("is asked for again when the columns may be others", () => {
    const said = { case: "id", timezone: "Europe/Warsaw", separator: ";" };
    expect(withFormat(said, "jsonl")).toEqual({ format: "jsonl", timezone: "Europe/Warsaw" });
    expect(withEncoding(said, "windows-1251")).toMatchObject({
      case: undefined,
      separator: ";",
      encoding: "windows-1251",
    });
  });
});

describe("the project's name", () => {
  it.each([
    ["orders-and-visits_q1.csv.gz", "Orders and visits q1"],
    ["helpdesk.xes", "Helpdesk"],
    ["заказы 2025.parquet", "Заказы 2025"],
    [".csv", ""],
  ])("is suggested by %s", (file, name) => {
    expect(suggestedProject(file)).toBe(name);
  });
});

it("offers what was found even if nobody thought of it", () => {
  expect(withFound(["utf-8"], "UTF-8")).toEqual(["utf-8"]);
  expect(withFound(["utf-8"], "big5")).toEqual(["big5", "utf-8"]);
});

it("lets a file begin that can only be judged as a whole", () => {
  const refused = (reason: string) => ({ kind: "refused", reason });
  const both = { ...preview, refusals: [refused("needs-whole-file"), refused("no-rows")] } as Preview;
  expect(blocking(both).map(({ reason }) => reason)).toEqual(["no-rows"]);
});
