import { expect, it } from "vitest";
import { changeSettingsSchema, defaultSettings, settingNames, settingsOf } from "./workspace-settings.ts";

it("what is not kept, or kept by another version, is as by default, and the rest stays", () => {
  expect(settingsOf({})).toEqual(defaultSettings);
  expect(
    settingsOf({ lang: "de", timeZone: "Mars/Olympus", firstDay: "sunday", keepAuditYears: 3, other: 1 }),
  ).toEqual({ ...defaultSettings, firstDay: "sunday" });
  const all = {
    lang: "pl",
    timeZone: "Europe/Warsaw",
    firstDay: "saturday",
    brandName: "Lipa",
    accent: "#1b6a3f",
    logo: "a".repeat(64),
    keepAuditYears: 2,
  };
  expect(settingsOf(all)).toEqual(all);
  expect(Object.keys(all)).toEqual(settingNames);
});

it("a change names some of them, none that there is not, and no picture", () => {
  expect(changeSettingsSchema.parse({ timeZone: "Asia/Kolkata" })).toEqual({ timeZone: "Asia/Kolkata" });
  for (const wrong of [{ timeZone: "Nowhere" }, { firstDay: "friday" }, { logo: null }, { colour: "red" }])
    expect(changeSettingsSchema.safeParse(wrong).success).toBe(false);
});
