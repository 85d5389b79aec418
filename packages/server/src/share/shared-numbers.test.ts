import type { Scope } from "@itinera/analytics";
import { emptyMap, mapIdSchema } from "@itinera/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Numbers } from "../numbers.ts";
import { createSharedNumbers } from "./shared-numbers.ts";

const map = emptyMap(mapIdSchema.parse("m"), { name: "Shop", type: "current-state", lang: "en" });
const scope = { workspace: "w", project: "p" } as unknown as Scope;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An engine that takes so long, and counts what it is asked. */
function slowNumbers(tookMs: number) {
  const asked = { times: 0 };
  const ask = async () => {
    asked.times++;
    await new Promise((resolve) => setTimeout(resolve, tookMs));
    return { kind: "unavailable", since: 7 };
  };
  return { asked, numbers: { ask } as unknown as Numbers };
}

it("a thousand who look at a map count its numbers once, and anew after a while", async () => {
  const { asked, numbers } = slowNumbers(0);
  const shared = createSharedNumbers(numbers);
  const all = Promise.all(Array.from({ length: 1_000 }, () => shared.of(scope, map)));
  await vi.advanceTimersByTimeAsync(1);
  expect(new Set((await all).map(({ kind }) => kind))).toEqual(new Set(["unavailable"]));
  expect(asked.times).toBe(1);
  await vi.advanceTimersByTimeAsync(11_000);
  void shared.of(scope, map);
  expect(asked.times).toBe(2);
});

it("a map does not wait for numbers that take long; they are there when it is asked for again", async () => {
  const { asked, numbers } = slowNumbers(3_000);
  const shared = createSharedNumbers(numbers);
  const first = shared.soon(scope, map);
  await vi.advanceTimersByTimeAsync(500);
  expect(await first).toEqual({ kind: "counting" });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await shared.soon(scope, map)).toMatchObject({ kind: "unavailable" });
  expect(asked.times).toBe(1);
});

it("what failed is tried again", async () => {
  let asked = 0;
  const ask = async () => {
    asked++;
    throw new Error("broken");
  };
  const shared = createSharedNumbers({ ask });
  await expect(shared.soon(scope, map)).rejects.toThrow("broken");
  await expect(shared.soon(scope, map)).rejects.toThrow("broken");
  expect(asked).toBe(2);
});
