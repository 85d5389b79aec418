import { expect, it } from "vitest";
import type { Device } from "./device.ts";
import { createIdentity } from "./identity.ts";
import { uuid } from "./uuid.ts";
import { createVisit, touchOf } from "./visit.ts";

const site = "https://shop.example";
const deviceWith = (texts: Map<string, string>): Device => ({
  read: (name) => texts.get(name),
  write: (name, text) => void texts.set(name, text),
  remove: (name) => void texts.delete(name),
});

it("a touch is a campaign, or another site", () => {
  expect(touchOf("?utm_source=a&utm_campaign=b&x=1", "", site)).toEqual({
    campaign: { source: "a", name: "b" },
  });
  expect(touchOf("", "https://shop.example.org/x", site)).toEqual({
    referrer: { url: "https://shop.example.org/x" },
  });
  expect(touchOf("?utm_source=", `${site}/x`, site)).toEqual({});
});

it("the first touch of a visit is kept; coming straight is none", () => {
  const device = deviceWith(new Map());
  const page = (search: string) => {
    const visit = createVisit(device, touchOf(search, "", site));
    visit.open();
    return visit.firstTouch();
  };
  expect(page("")).toEqual({});
  expect(page("?utm_source=a")).toEqual({ campaign: { source: "a" } });
  expect(page("?utm_source=b")).toEqual({ campaign: { source: "a" } });
  for (const nonsense of ["{", "7", "null", '{"campaign":null}']) {
    device.write("touch", nonsense);
    expect(() => page("")).not.toThrow();
  }
});

it("an id of the device goes before one that a page made up, unless it is of somebody else", () => {
  const texts = new Map([
    ["anonymous", "old"],
    ["user", "ann"],
  ]);
  const same = createIdentity(deviceWith(texts));
  same.identify("ann");
  same.open();
  expect([same.anonymousId(), same.userId()]).toEqual(["old", "ann"]);
  const other = createIdentity(deviceWith(texts));
  other.identify("bob");
  other.open();
  expect(other.anonymousId()).not.toBe("old");
  expect(texts.get("user")).toBe("bob");
  other.close();
  other.identify("eve");
  expect(texts.size).toBe(0);
});

it("nothing is read or written before it may be", () => {
  const texts = new Map([["anonymous", "old"]]);
  const identity = createIdentity(deviceWith(texts));
  identity.identify("ann");
  identity.reset();
  expect(identity.anonymousId()).not.toBe("old");
  expect([...texts]).toEqual([["anonymous", "old"]]);
});

it("a UUID is one without HTTPS, too", () => {
  const { randomUUID } = crypto;
  const form = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  expect(uuid()).toMatch(form);
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  try {
    const ids = Array.from({ length: 500 }, uuid);
    for (const one of ids) expect(one).toMatch(form);
    expect(new Set(ids).size).toBe(500);
  } finally {
    Object.defineProperty(crypto, "randomUUID", { value: randomUUID, configurable: true });
  }
});
