import { describe, expect, it } from "vitest";
import { leftKey, timeLeft } from "./time-left.ts";

describe("the time that is left", () => {
  it("follows from the pace so far", () => {
    expect(timeLeft({ at: 0, done: 0 }, { at: 2_000, done: 25 }, 100)).toBe(6_000);
    expect(timeLeft({ at: 1_000, done: 50 }, { at: 3_000, done: 75 }, 100)).toBe(2_000);
  });

  it("is not guessed from nothing", () => {
    expect(timeLeft({ at: 0, done: 0 }, { at: 500, done: 25 }, 100)).toBeUndefined();
    expect(timeLeft({ at: 0, done: 10 }, { at: 5_000, done: 10 }, 100)).toBeUndefined();
  });

  it("is said roughly", () => {
    expect(leftKey(4_000).key).toBe("seconds");
    expect(leftKey(41_000)).toEqual({ key: "tens", count: 50 });
    expect(leftKey(180_000)).toEqual({ key: "minutes", count: 3 });
  });
});
