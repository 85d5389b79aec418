import { expect, it } from "vitest";
import { guessTimeFormat } from "./guess-time-format.ts";

it.each([
  [["2025-01-03T08:14:02Z", "2025-01-04"], "iso"],
  [["2024-03-13 10:21:14"], "iso"],
  [["2014/10/22 11:15:41.000"], "yyyy/MM/dd HH:mm:ss"],
  [["03.01.2025 08:14", "28.01.2025 08:14"], "dd.MM.yyyy HH:mm:ss"],
  [["1/13/2025 8:05 PM", "1/3/2025 12:05 AM"], "MM/dd/yyyy hh:mm a"],
  [["1/13/2025 8:05:09 PM"], "MM/dd/yyyy hh:mm:ss a"],
  [["13/01/25"], "dd/MM/yy"],
  [["1735892042", "1735892043"], "epoch-s"],
  [["1735892042123"], "epoch-ms"],
  [["1735892042123456"], "epoch-us"],
  [["20250103", "20250104"], "iso"],
])("%j is %s", (samples, format) => {
  const guess = guessTimeFormat(samples);
  expect(guess?.format).toBe(format);
  expect(guess?.share).toBe(1);
});

it("finds no time in words, numbers and nothing", () => {
  for (const samples of [["home", "cart"], ["1", "25"], ["749,00"], ["", " "], []]) {
    expect(guessTimeFormat(samples)).toBeUndefined();
  }
});

it("decides day or month on all samples together and counts what decided it", () => {
  const question = guessTimeFormat([
    "03.01.2025",
    "04.01.2025",
    "13.01.2025",
    "31.12.2025",
    "31.02.2025",
  ])?.question;
  expect(question).toEqual({
    dayFirst: true,
    decidedBy: 2,
    formats: { dayFirst: "dd.MM.yyyy", monthFirst: "MM.dd.yyyy" },
    example: { text: "03.01.2025", dayFirst: Date.UTC(2025, 0, 3), monthFirst: Date.UTC(2025, 2, 1) },
  });
  expect(guessTimeFormat(["03/01/2025", "01/13/2025"])?.question).toMatchObject({
    dayFirst: false,
    decidedBy: 1,
  });
  expect(guessTimeFormat(["03/01/2025"])?.question).toMatchObject({ dayFirst: true, decidedBy: 0 });
});
