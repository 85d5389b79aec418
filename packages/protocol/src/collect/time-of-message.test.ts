import type { EpochMs } from "@itinera/core";
import { describe, expect, it } from "vitest";
import { readTime } from "./read-time.ts";
import { timeOfMessage } from "./time-of-message.ts";

const at = (text: string): EpochMs => Date.parse(text) as EpochMs;
const received = at("2026-03-01T12:00:00Z");
const minutes = (count: number): number => received + count * 60_000;

describe("a time", () => {
  it("is read in each unit that clients count in, as a number and as a text", () => {
    const moment = at("2026-02-01T10:00:00.500Z");
    for (const number of [moment, moment / 1e3, moment * 1e3]) {
      expect(readTime(number)).toBe(moment);
      expect(readTime(String(number))).toBe(moment);
    }
    expect(readTime(`${moment}000000`)).toBe(moment);
    expect(readTime(1)).toBe(1000);
    expect(readTime(-1)).toBe(-1000);
  });

  it("is read as ISO 8601, in UTC unless it says otherwise", () => {
    const moment = at("2026-02-01T10:00:00Z");
    for (const text of [
      "2026-02-01T10:00:00Z",
      "2026-02-01 10:00:00",
      "2026-02-01T12:00+02:00",
      "20260201T100000",
    ]) {
      expect(readTime(text)).toBe(moment);
    }
    expect(readTime("20260201")).toBe(at("2026-02-01"));
  });

  it("is none where it cannot be", () => {
    const none = ["soon", "2026-02-30", "0001-01-01T00:00:00Z", "9".repeat(100), 1e300, -1e300, true, {}, []];
    for (const value of none) expect(readTime(value)).toBeUndefined();
  });
});

describe("the time of a message", () => {
  it("is when it was received, if nothing was said of it", () => {
    for (const none of [undefined, null, "", " ", Infinity]) {
      expect(timeOfMessage(none, "2020-01-01", received)).toBe(received);
    }
  });

  it("is the sender's own while their clock is right enough", () => {
    const happened = minutes(-30);
    for (const sent of [minutes(0), minutes(-5), minutes(5), "never", null, undefined]) {
      expect(timeOfMessage(happened, sent, received)).toBe(happened);
    }
  });

  it("is put right by as much as their clock is wrong", () => {
    expect(timeOfMessage(minutes(-90), minutes(-60), received)).toBe(minutes(-30));
    expect(timeOfMessage(minutes(5000), minutes(5010), received)).toBe(minutes(-10));
  });

  it("is bad where it cannot be read, or lies more than a day ahead", () => {
    expect(timeOfMessage("soon", undefined, received)).toBe("bad-time");
    expect(timeOfMessage(minutes(24 * 60), undefined, received)).toBe(minutes(24 * 60));
    expect(timeOfMessage(minutes(24 * 60) + 1, undefined, received)).toBe("bad-time");
  });
});
