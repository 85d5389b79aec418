import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { langs, type Lang } from "@itinera/core";
import { breakLines, type Line } from "./break-lines.ts";
import { standardFonts } from "./fonts.ts";
import { loadHyphenate } from "./hyphenate.ts";
import { measureText, normalText } from "./measured-text.ts";
import { sentences } from "./sentences.fixture.ts";

const hyphenates = {
  en: await loadHyphenate("en"),
  ru: await loadHyphenate("ru"),
  pl: await loadHyphenate("pl"),
};

const broken = (text: string, width: number, lang: Lang = "en", hyphenated = true) =>
  breakLines({ spans: [{ text: normalText(text), font: "ui-400" }], size: 13, lang }, width, {
    fonts: standardFonts,
    ...(hyphenated && { hyphenate: hyphenates[lang] }),
  });

const textOf = (line: Line) => line.runs.map((run) => run.text).join("");
const shown = (lines: readonly Line[]) =>
  lines.map((line) => textOf(line).trimEnd() + (line.hyphen ? "-" : ""));
const whole = (lines: readonly Line[]) =>
  lines.map((line) => textOf(line) + (line.newline ? "\n" : "")).join("");

const anyText = fc.oneof(
  fc.constantFrom(...Object.values(sentences).flat()),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...Array.from("abc ABC зап ЩУК ążć  \n\t-–—/.,%0123«»\u00a0\u00ad\u200b\u0301👍🏽👩‍👧🇵🇱1️⃣漢字"),
        ),
        fc.string({ unit: "grapheme", maxLength: 4 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join("")),
);

describe("laws", () => {
  test("runs and line ends joined give the text back", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(...langs),
        (text, width, lang) => {
          expect(whole(broken(text, width, lang))).toBe(normalText(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("no line is wider than the box, unless it is one letter or picture", () => {
    const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(...langs),
        (text, width, lang) => {
          const tooWide = broken(text, width, lang).filter(
            (line) => line.width > width + 1e-9 && [...graphemes.segment(textOf(line).trim())].length > 1,
          );
          expect(tooWide.map(textOf)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a line's width is what its visible text measures", () => {
    for (const lang of langs) {
      for (const sentence of sentences[lang]) {
        for (const [at, line] of broken(sentence, 120, lang).entries()) {
          const text = shown([line])[0] ?? "";
          const measured = measureText([{ text, font: "ui-400" }], 13, standardFonts);
          expect(line.width, `${at}: ${text}`).toBeCloseTo(measured.width(0, text.length), 6);
        }
      }
    }
  });

  test("a wider box never takes more lines", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(sentences).flat()),
        fc.integer({ min: 40, max: 200 }),
        (text, width) => {
          const lines = (one: number) => broken(text, one, "en", false).length;
          expect(lines(width + 20)).toBeLessThanOrEqual(lines(width));
        },
      ),
    );
  });
});

describe("where lines end", () => {
  test("at spaces, filling each line", () => {
    expect(shown(broken("Find ideas for the living room", 130))).toEqual([
      "Find ideas for the",
      "living room",
    ]);
  });

  test("at explicit line ends, also at the end and twice", () => {
    expect(shown(broken("a\n\nb\n", 100))).toEqual(["a", "", "b", ""]);
    expect(shown(broken("", 100))).toEqual([""]);
  });

  test("a word too long for the box is hyphenated, or cut where it cannot be", () => {
    expect(shown(broken("Достопримечательность", 90, "ru"))).toEqual(["Достоприме-", "чательность"]);
    expect(shown(broken("Dwudziestopięcioletni", 90, "pl"))).toEqual(["Dwudziesto-", "pięcioletni"]);
    expect(shown(broken("unconditionally", 60))).toEqual(["uncondi-", "tionally"]);
    expect(shown(broken("https://shop.example/checkout", 60)).every((line) => !line.endsWith("-"))).toBe(
      true,
    );
  });

  test("never leaves one letter alone: «О-платить»", () => {
    for (let width = 20; width < 60; width++) {
      expect(shown(broken("Оплатить", width, "ru"))[0]).not.toBe("О-");
    }
  });

  test("a word that fits into a line is hyphenated only where that saves a line", () => {
    expect(shown(broken("Pay extraordinarily", 100))).toEqual(["Pay", "extraordinarily"]);
    expect(shown(broken("Pay extraordinarily often", 100))).toEqual(["Pay extraordi-", "narily often"]);
    expect(shown(broken("Корзина пропадает через неделю", 115, "ru"))).toEqual([
      "Корзина",
      "пропадает через",
      "неделю",
    ]);
  });

  test("after hyphens and slashes between words, not inside numbers and ranges", () => {
    expect(shown(broken("pick-up/delivery", 60))).toEqual(["pick-up/", "delivery"]);
    expect(shown(broken("room 25–40", 60, "en", false))).toEqual(["room", "25–40"]);
  });

  test("a dash does not begin a line, a one-letter word does not end one", () => {
    expect(shown(broken("Очень долго — ждать", 82, "ru", false))).toEqual(["Очень", "долго —", "ждать"]);
    expect(shown(broken("Czekam w domu", 66, "pl", false))).toEqual(["Czekam", "w domu"]);
    expect(shown(broken("Стоит 10 000 ₽", 60, "ru", false))).toEqual(["Стоит", "10 000 ₽"]);
  });

  test("a soft hyphen shows only where the line ends at it", () => {
    const lines = broken("un\u00adbeliev\u00adable", 60, "en", false);
    expect(lines.map((line) => line.hyphen)).toEqual([true, false]);
  });

  test("bold and links keep their words", () => {
    const lines = breakLines(
      {
        spans: [
          { text: "Pay ", font: "ui-400" },
          { text: "quickly", font: "ui-600" },
          { text: ", see the help page", font: "ui-400", link: "https://help.example" },
        ],
        size: 13,
        lang: "en",
      },
      90,
      { fonts: standardFonts },
    );
    expect(lines.map((line) => line.runs.map((run) => [run.text, run.font, run.link]))).toEqual([
      [
        ["Pay ", "ui-400", undefined],
        ["quickly", "ui-600", undefined],
        [", ", "ui-400", "https://help.example"],
      ],
      [["see the help ", "ui-400", "https://help.example"]],
      [["page", "ui-400", "https://help.example"]],
    ]);
  });
});
