import { forms } from "@itinera/core";
import { expect, test } from "vitest";
import { actions } from "./actions.ts";

/** What has no key of its own, and the keys that come to the same. */
const otherWays: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  forms.map((form) => [`form-${form}`, ["v", "shift+v"]]),
);

test("every action has a key, or others that come to the same", () => {
  const keyless = actions.filter((one) => one.keys.length === 0).map((one) => one.id);
  expect(keyless.toSorted()).toEqual(Object.keys(otherWays).toSorted());
  const keys = new Set(actions.flatMap((one) => one.keys));
  for (const key of Object.values(otherWays).flat()) expect(keys).toContain(key);
});
