import type { EpochMs } from "@itinera/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stores, type StoreUnderTest } from "./stores.test-kit.ts";

const limit = 10;
const windowMs = 1_000;

describe.each(await stores())("tries counted in %s", (_, open) => {
  let under: StoreUnderTest;
  let clock: number;
  beforeEach(async () => {
    clock = 10_000;
    under = await open(() => clock as EpochMs);
  });
  afterEach(() => under.end());

  const tryOnce = async () => (await under.store.attempts.take("sign-in ann", limit, windowMs)).isAllowed;
  const allowedOf = async (tries: number) =>
    (await Promise.all(Array.from({ length: tries }, tryOnce))).filter(Boolean).length;

  it("of 50 at once ten are allowed, in the first window and in every other one", async () => {
    expect(await allowedOf(50)).toBe(limit);
    for (let n = 0; n < 5; n++) {
      clock += windowMs;
      expect(await allowedOf(50)).toBe(limit);
    }
  });

  it("a clock that jumps back keeps nobody out for longer than a window, and one that jumps ahead ends it", async () => {
    expect(await allowedOf(11)).toBe(limit);
    clock -= 9_000;
    expect(await allowedOf(11)).toBe(limit);
    clock += windowMs - 1;
    expect(await tryOnce()).toBe(false);
    clock += 1_000_000;
    expect(await allowedOf(11)).toBe(limit);
  });
});
