import { expect, it } from "vitest";
import { createTracker, itinera } from "./index.ts";
import { settingsOf } from "./options.ts";

const given = { key: "k", host: "https://maps.example.com" };

it("stores nothing unless it is said, or consent is asked for", () => {
  expect(settingsOf(given)?.persistence).toBe("none");
  expect(settingsOf({ ...given, consent: "required" })?.persistence).toBe("session");
  expect(settingsOf({ ...given, consent: "required", persistence: "none" })?.persistence).toBe("none");
  expect(settingsOf({ ...given, persistence: "forever" as "local" })?.persistence).toBe("none");
});

it("everything but abandoned forms is noticed, unless it is said otherwise", () => {
  expect(settingsOf(given)?.auto).toMatchObject({ pages: true, vitals: true, abandoned: false });
  expect(settingsOf({ ...given, auto: { clicks: false, abandoned: true } })?.auto).toMatchObject({
    pages: true,
    clicks: false,
    abandoned: true,
  });
  expect(Object.values(settingsOf({ ...given, auto: false })?.auto ?? {})).not.toContain(true);
});

it("without a key or an address there are no settings", () => {
  expect(settingsOf({ ...given, key: "" })).toBeUndefined();
  expect(settingsOf({ ...given, host: "maps.example.com" })).toBeUndefined();
  expect(settingsOf({ ...given, host: "javascript:alert(1)" })).toBeUndefined();
  expect(settingsOf({ ...given, host: "https://maps.example.com/base//" })?.host).toBe(
    "https://maps.example.com/base",
  );
});

it("a page's own cleaning of addresses that fails, or gives none, sends none", () => {
  const fail = (): string => {
    throw new Error("no");
  };
  expect(settingsOf({ ...given, cleanUrl: fail })?.cleanUrl("https://a.example/")).toBe("");
  expect(
    settingsOf({ ...given, cleanUrl: () => 7 as unknown as string })?.cleanUrl("https://a.example/"),
  ).toBe("");
  expect(settingsOf({ ...given, cleanUrl: (url) => `${url}x` })?.cleanUrl("https://a.example/")).toBe(
    "https://a.example/x",
  );
});

it("where there is no page it does nothing", async () => {
  const tracker = createTracker(given);
  tracker.track("Something");
  await expect(tracker.flush()).resolves.toBeUndefined();
  expect(itinera.load({ ...given, key: "" }).track("Something")).toBeUndefined();
  expect(() => itinera.load(null as unknown as typeof given)).not.toThrow();
});
