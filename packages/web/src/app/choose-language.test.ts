import { expect, it } from "vitest";
import { chooseLanguage } from "./choose-language.ts";

it.each([
  [["pl-PL", "en"], "pl"],
  [["de-DE", "RU"], "ru"],
  [["de", "fr"], "en"],
  [[], "en"],
])("chooses for a reader of %j the language %s", (wanted, lang) => {
  expect(chooseLanguage(wanted)).toBe(lang);
});
