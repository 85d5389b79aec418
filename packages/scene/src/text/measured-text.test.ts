import { readFileSync } from "node:fs";
import fc from "fast-check";
import * as hb from "harfbuzzjs";
import { describe, expect, test } from "vitest";
import { textFonts, type TextFontId } from "./font-metrics.ts";
import { standardFonts } from "./fonts.ts";
import { measureText, normalText } from "./measured-text.ts";
import { sentences } from "./sentences.fixture.ts";
import { uncovered } from "./shown-by.ts";

const judges = new Map<TextFontId, { font: hb.Font; unitsPerEm: number }>();

function judgeOf(id: TextFontId) {
  const found = judges.get(id);
  if (found) return found;
  const face = new hb.Face(new hb.Blob(readFileSync(new URL(`../../fonts/${id}.ttf`, import.meta.url))));
  const made = { font: new hb.Font(face), unitsPerEm: face.upem };
  judges.set(id, made);
  return made;
}

/** Stretches of one script, as browsers shape them: what is common goes with the script before it. */
function scriptRuns(text: string): string[] {
  const runs: string[] = [];
  let script = "";
  for (const char of text) {
    const own = /\p{Script=Cyrillic}/u.test(char)
      ? "Cyrl"
      : /\p{Script=Latin}/u.test(char)
        ? "Latn"
        : /\p{Script=Greek}/u.test(char)
          ? "Grek"
          : "";
    if (runs.length === 0 || (own !== "" && script !== "" && own !== script)) runs.push(char);
    else runs[runs.length - 1] += char;
    if (own !== "") script = own;
  }
  return runs;
}

function harfBuzzWidth(text: string, id: TextFontId, size: number): number {
  const { font, unitsPerEm } = judgeOf(id);
  let units = 0;
  for (const run of scriptRuns(text)) {
    const buffer = new hb.Buffer();
    buffer.addText(run);
    buffer.guessSegmentProperties();
    hb.shape(font, buffer);
    for (const { xAdvance } of buffer.getGlyphPositions()) units += xAdvance;
  }
  return (units * size) / unitsPerEm;
}

const widthOf = (text: string, font: TextFontId, size: number) =>
  measureText([{ text, font }], size, standardFonts).width(0, text.length);

describe("widths equal HarfBuzz to a thousandth of a pixel", () => {
  test.each(textFonts)("%s: sentences in English, Russian and Polish", (font) => {
    const texts = Object.values(sentences).flat().map(normalText);
    expect(texts).toHaveLength(300);
    for (const text of texts)
      expect.soft(widthOf(text, font, 14), text).toBeCloseTo(harfBuzzWidth(text, font, 14), 6);
  });

  test.each(textFonts)("%s: any letters, digits and marks of the three languages", (font) => {
    const covered = Array.from(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzĄĆĘŁŃÓŚŹŻąćęłńóśźż" +
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя" +
        "0123456789  ..,,;:!?–—-«»„“”‘’()[]/%№€₽+−×=→…\u00a0\u202f\u0301",
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...covered), { maxLength: 40 }), (chars) => {
        const text = normalText(chars.join(""));
        expect(widthOf(text, font, 14)).toBeCloseTo(harfBuzzWidth(text, font, 14), 6);
      }),
      { numRuns: 300 },
    );
  });
});

test("a stretch inside a text is as wide as it is alone", () => {
  const text = "Доставка AVTO стоит 1 290 ₽, курьер To. Wąska";
  const measured = measureText([{ text, font: "ui-400" }], 13, standardFonts);
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      // The script of what is common to all comes from the text before, so only pure stretches compare.
      fc.pre(!/[A-Za-z]/.test(text.slice(from, to)) || !/[а-яА-Я]/.test(text.slice(0, to)));
      expect(measured.width(from, to)).toBeCloseTo(widthOf(text.slice(from, to), "ui-400", 13), 6);
    }),
  );
});

test("digits of measured numbers have one width", () => {
  for (const font of ["ui-500", "ui-600"] as const) {
    const widths = Array.from("0123456789", (digit) => widthOf(digit, font, 15));
    expect(new Set(widths).size).toBe(1);
  }
});

test("what a font lacks is shown by its companion, pictures by the emoji font, as one run each", () => {
  const measured = measureText([{ text: "Ура ● 👩‍👩‍👧 да", font: "read-400i" }], 14, standardFonts);
  expect(measured.runs(0, measured.text.length).map(({ text, font }) => [text, font])).toEqual([
    ["Ура ", "read-400i"],
    ["●", "ui-400"],
    [" ", "read-400i"],
    ["👩‍👩‍👧", "emoji"],
    [" да", "read-400i"],
  ]);
  expect(widthOf("👩‍👩‍👧", "ui-400", 14)).toBe(widthOf("👩", "ui-400", 14));
});

test("tells which characters no font shows", () => {
  expect(uncovered("Zażółć 👍 你好\u200b", "ui-400", standardFonts)).toEqual(["你", "好"]);
});
