import { describe, expect, test } from "vitest";
import { createTranslator, langs, type Lang, type Milliseconds } from "@itinera/core";
import { formatsOf, type Formats } from "./formats.ts";

const formats = Object.fromEntries(
  await Promise.all(langs.map(async (lang) => [lang, formatsOf((await createTranslator(lang)).t, lang)])),
) as Record<Lang, Formats>;

const seconds = (count: number) => (count * 1_000) as Milliseconds;
const [minute, hour, day] = [60, 3_600, 86_400];

describe("durations say their two largest parts, and no more than matters", () => {
  test.each([
    [0.25, "250 ms"],
    [0.9996, "1 s"],
    [59.4, "59 s"],
    [59.6, "1 min"],
    [62, "1 min 2 s"],
    [709, "12 min"],
    [59.6 * minute, "1 h"],
    [8 * hour + 30 * minute, "8 h 30 min"],
    [9 * hour, "9 h"],
    [23.6 * hour, "1 d"],
    [51 * hour, "2 d 3 h"],
    [9 * day + 23.7 * hour, "10 d"],
    [41 * day, "41 d"],
    [1_704, "28 min"],
  ])("%d s is %s", (length, text) => {
    expect(formats.en.duration(seconds(length)).replaceAll(/\s/g, " ")).toBe(text);
  });

  test("in Russian and Polish", () => {
    const both = (length: number) =>
      [formats.ru, formats.pl].map((one) => one.duration(seconds(length)).replaceAll(/\s/g, " "));
    expect(both(51 * hour)).toEqual(["2 дн. 3 ч", "2 d 3 h"]);
  });
});

test("numbers, shares and feelings as each language writes them", () => {
  const written = ({ number, percent, feeling }: Formats) => [
    number(12_402),
    percent(0.6562),
    feeling(-0.5),
    feeling(1),
    feeling(0),
  ];
  expect(written(formats.en)).toEqual(["12,402", "65.6%", "−0.5", "+1", "0"]);
  expect(written(formats.ru)).toEqual(["12\u00a0402", "65,6\u00a0%", "−0,5", "+1", "0"]);
  expect(written(formats.pl)).toEqual(["12\u00a0402", "65,6%", "−0,5", "+1", "0"]);
});
