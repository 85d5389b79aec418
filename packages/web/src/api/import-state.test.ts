import { describe, expect, it } from "vitest";
import { isUnderWay, likelyRows, refusedRows, shareRead } from "./import-state.ts";

describe("an import", () => {
  it("is under way until it is done or has failed", () => {
    const states = ["waiting", "reading", "folding", "removing", "done", "failed"] as const;
    expect(states.filter((state) => isUnderWay({ state }))).toEqual([
      "waiting",
      "reading",
      "folding",
      "removing",
    ]);
  });

  it("is read by as much as its bytes are", () => {
    expect(shareRead({ bytes: 200, bytesRead: 50, state: "reading" })).toBe(0.25);
    // A file that grew while it was sent does not pass its end.
    expect(shareRead({ bytes: 200, bytesRead: 300, state: "reading" })).toBe(1);
    expect(shareRead({ bytes: 0, bytesRead: 0, state: "reading" })).toBeUndefined();
    expect(shareRead({ bytes: 200, bytesRead: 0, state: "folding" })).toBe(1);
  });

  it("has about as many rows as the part that was read lets expect, in three digits", () => {
    expect(likelyRows({ rowsRead: 412_380, bytes: 84_000_000, bytesRead: 56_300_000 })).toBe(615_000);
    expect(likelyRows({ rowsRead: 900, bytes: 84_000_000, bytesRead: 100_000 })).toBeUndefined();
  });

  it("adds up what was refused", () => {
    const refused = [
      { reason: "no-time", count: 214 },
      { reason: "bad-time", count: 61 },
    ] as const;
    expect(refusedRows({ refused: [...refused] })).toBe(275);
  });
});
