import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTimeParser } from "./time-parser.ts";

const read = (format: string, text: string, zone?: string): string | undefined => {
  const parser = createTimeParser(format, zone);
  if (typeof parser !== "function") throw new Error(`refused: ${parser.reason}`);
  const time = parser(text);
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe("ISO 8601", () => {
  it.each([
    ["2025-01-03T08:14:02Z", "2025-01-03T08:14:02.000Z"],
    ["2025-01-03T08:14:02.5+01:00", "2025-01-03T07:14:02.500Z"],
    ["2025-01-03t08:14:02,123456789-0530", "2025-01-03T13:44:02.123Z"],
    ["2025-01-03 08:14:02.123456 +02", "2025-01-03T06:14:02.123Z"],
    ["2025-01-03 08:14:02 UTC", "2025-01-03T08:14:02.000Z"],
    ["2025-01-03 08:14", "2025-01-03T08:14:00.000Z"],
    ["2025-01-03", "2025-01-03T00:00:00.000Z"],
    ["  2025-1-3 ", "2025-01-03T00:00:00.000Z"],
    ["20250103T081402Z", "2025-01-03T08:14:02.000Z"],
    ["20250103", "2025-01-03T00:00:00.000Z"],
    ["2024-02-29T00:00:00", "2024-02-29T00:00:00.000Z"],
  ])("reads %s", (text, moment) => expect(read("iso", text)).toBe(moment));

  it.each([
    "2025-02-29",
    "2025-02-31",
    "2025-13-01",
    "2025-00-10",
    "2025-01-00",
    "2025-01-01T24:00",
    "2025-01-01T10:60",

    "2025-01-01T10:00:61",
    "2025-01-01T10",
    "2025-01",
    "10:00",
    "NA",
    "",
    "2025-01-01x",
    "2025-01-01+01:00",
    "2025-01-01T10:00+19:00",
    "0001-01-01",
    "9999-12-31",
    "2025013",
  ])("refuses %s", (text) => expect(read("iso", text)).toBeUndefined());

  it("reads back what a date writes", () => {
    const dates = fc.date({
      min: new Date("1900-01-01Z"),
      max: new Date("2299-12-31Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        expect(read("iso", date.toISOString())).toBe(date.toISOString());
      }),
    );
  });
});

describe("patterns", () => {
  it.each([
    ["yyyy/MM/dd HH:mm:ss.SSS", "2014/10/22 11:15:41.000", "2014-10-22T11:15:41.000Z"],
    ["yyyy/MM/dd HH:mm:ss.SSS", "2014/10/22 11:15:41", "2014-10-22T11:15:41.000Z"],
    ["dd.MM.yyyy HH:mm", "03.01.2025 08:14", "2025-01-03T08:14:00.000Z"],
    ["dd.MM.yyyy HH:mm", "3.1.2025 8:14:09,25", "2025-01-03T08:14:09.250Z"],
    ["dd.MM.yyyy HH:mm", "03.01.2025", "2025-01-03T00:00:00.000Z"],
    ["MM/dd/yyyy hh:mm a", "01/03/2025 12:05 AM", "2025-01-03T00:05:00.000Z"],
    ["MM/dd/yyyy hh:mm a", "1/3/2025 12:05 p.m.", "2025-01-03T12:05:00.000Z"],
    ["MM/dd/yyyy hh:mm a", "01/03/2025 11:05 pm", "2025-01-03T23:05:00.000Z"],
    ["dd/MM/yy", "03/01/25", "2025-01-03T00:00:00.000Z"],
    ["HH:mm dd.MM.yyyy", "08:14 03.01.2025", "2025-01-03T08:14:00.000Z"],
    ["yyyyMMddHHmmss", "20250103081402", "2025-01-03T08:14:02.000Z"],
    ["dd.MM.yyyy 'at' HH:mm", "03.01.2025 at 08:14", "2025-01-03T08:14:00.000Z"],
    ["epoch-s", "1735892042", "2025-01-03T08:14:02.000Z"],
    ["epoch-s", "1735892042.75", "2025-01-03T08:14:02.750Z"],
    ["epoch-ms", "1735892042123", "2025-01-03T08:14:02.123Z"],
    ["epoch-us", "1735892042123456", "2025-01-03T08:14:02.123Z"],
  ])("%s reads %s", (format, text, moment) => expect(read(format, text)).toBe(moment));

  it.each([
    ["dd.MM.yyyy HH:mm", "31.02.2025 08:28"],
    ["dd.MM.yyyy HH:mm", "12.31.2025 08:28"],
    ["MM/dd/yyyy hh:mm a", "01/03/2025 13:05 PM"],
    ["MM/dd/yyyy hh:mm a", "01/03/2025 11:05"],
    ["epoch-ms", "yesterday"],
    ["epoch-s", "99999999999999"],
  ])("%s refuses %s", (format, text) => expect(read(format, text)).toBeUndefined());

  it.each(["dd.MM HH:mm", "dd.MM.yyyy hh:mm", "dd.MM.yyyy QQ", "dd.MM.yyyy dd", "words"])(
    "%s is no pattern",
    (format) =>
      expect(createTimeParser(format)).toEqual({
        kind: "refused",
        reason: "unknown-time-format",
        name: format,
      }),
  );
});

describe("zones", () => {
  it("uses the offset of the day", () => {
    expect(read("iso", "2025-01-15 12:00", "Europe/Warsaw")).toBe("2025-01-15T11:00:00.000Z");
    expect(read("iso", "2025-07-15 12:00", "Europe/Warsaw")).toBe("2025-07-15T10:00:00.000Z");
    expect(read("iso", "2025-07-15 12:00", "Asia/Kolkata")).toBe("2025-07-15T06:30:00.000Z");
    expect(read("iso", "2011-12-31 12:00", "Pacific/Apia")).toBe("2011-12-30T22:00:00.000Z");
  });
  it("leaves a time with its own zone alone", () =>
    expect(read("iso", "2025-07-15T12:00Z", "Europe/Warsaw")).toBe("2025-07-15T12:00:00.000Z"));
  it("takes the first of an hour that comes twice", () => {
    expect(read("iso", "2025-10-26 01:59:59", "Europe/Warsaw")).toBe("2025-10-25T23:59:59.000Z");
    expect(read("iso", "2025-10-26 02:30", "Europe/Warsaw")).toBe("2025-10-26T00:30:00.000Z");
    expect(read("iso", "2025-10-26 03:00", "Europe/Warsaw")).toBe("2025-10-26T02:00:00.000Z");
  });
  it("moves on a time that the clock leaves out", () => {
    expect(read("iso", "2025-03-30 01:59:59", "Europe/Warsaw")).toBe("2025-03-30T00:59:59.000Z");
    expect(read("iso", "2025-03-30 02:30", "Europe/Warsaw")).toBe("2025-03-30T01:30:00.000Z");
    expect(read("iso", "2025-03-30 03:00", "Europe/Warsaw")).toBe("2025-03-30T01:00:00.000Z");
  });
  it("gives back the wall clock of every moment but the second of a double hour", () => {
    const zones = ["Europe/Moscow", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date("1990-01-01Z"), max: new Date("2037-01-01Z") }),
        (zone, date) => {
          if (Number.isNaN(date.getTime())) return;
          const wall = date.toLocaleString("sv-SE", { timeZone: zone });
          const seconds = Math.floor(date.getTime() / 1000) * 1000;
          const found = Date.parse(read("iso", wall, zone) ?? "");
          const same = new Date(found).toLocaleString("sv-SE", { timeZone: zone });
          expect(same).toBe(wall);
          expect(found).toBeLessThanOrEqual(seconds);
        },
      ),
    );
  });
  it("refuses a zone that does not exist", () =>
    expect(createTimeParser("iso", "Europe/Nowhere")).toEqual({
      kind: "refused",
      reason: "unknown-timezone",
      name: "Europe/Nowhere",
    }));
});
