import { describe, expect, it } from "vitest";
import { channels } from "../channel.ts";
import { langs, type Lang } from "../lang.ts";
import { laneKindNames } from "../lane/lane-kind.ts";
import { createTranslator, loadMessages } from "./catalogue.ts";
import type { MessageTree } from "./messages.ts";

const pluralForms: Record<Lang, readonly string[]> = {
  en: ["one", "other"],
  ru: ["one", "few", "many", "other"],
  pl: ["one", "few", "many", "other"],
};
const pluralEnd = /_(zero|one|two|few|many|other)$/;

function textsOf(tree: MessageTree, path = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree))
    if (typeof value === "string") texts.set(path + key, value);
    else for (const [inner, text] of textsOf(value, `${path}${key}.`)) texts.set(inner, text);
  return texts;
}

const all = new Map<Lang, Map<string, string>>();
for (const lang of langs) all.set(lang, textsOf(await loadMessages(lang)));
const texts = (lang: Lang) => all.get(lang) ?? new Map<string, string>();

const withoutPlural = (key: string) => key.replace(pluralEnd, "");
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([^,}\s]+)/g)].map((found) => found[1]))].sort();

describe("message catalogues", () => {
  it.each(langs)("%s has the same keys as English", (lang) => {
    const keys = (of: Lang) => [...new Set([...texts(of).keys()].map(withoutPlural))].sort();
    expect(keys(lang)).toEqual(keys("en"));
  });

  it.each(langs)("%s has a text under every key", (lang) => {
    expect([...texts(lang)].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it.each(langs)("%s has every plural form that its grammar needs, and no other", (lang) => {
    const forms = Map.groupBy(
      [...texts(lang).keys()].filter((key) => pluralEnd.test(key)),
      withoutPlural,
    );
    for (const [key, found] of forms)
      expect(found.map((one) => one.slice(key.length + 1)).sort(), key).toEqual(
        [...pluralForms[lang]].sort(),
      );
  });

  it.each(langs)("%s uses the same placeholders as English", (lang) => {
    const english = Map.groupBy(texts("en"), ([key]) => withoutPlural(key));
    for (const [key, text] of texts(lang)) {
      const expected = (english.get(withoutPlural(key)) ?? []).flatMap(([, one]) => placeholders(one));
      // "One person" needs no number.
      const optional = key.endsWith("_one") ? ["count"] : [];
      expect([...new Set([...placeholders(text), ...optional])].sort(), key).toEqual(
        [...new Set([...expected, ...optional])].sort(),
      );
    }
  });

  it.each(langs)("%s names every channel and lane kind", async (lang) => {
    const { lanes, channels: names } = await loadMessages(lang);
    expect(Object.keys(names).sort()).toEqual(Object.keys(channels).sort());
    expect(Object.keys(lanes).sort()).toEqual([...laneKindNames].sort());
    for (const kind of laneKindNames)
      expect(lanes[kind]).toMatchObject({ name: expect.any(String), prompt: expect.any(String) });
  });
});

describe("translator", () => {
  it("chooses plural forms and writes numbers the way of its language", async () => {
    const counted = async (lang: Lang) => {
      const { t } = await createTranslator(lang);
      return [1, 3, 5, 1234].map((count) => t("units:counted.person", { count }).replace(/\s/g, " "));
    };
    expect(await counted("en")).toEqual(["1 person", "3 people", "5 people", "1,234 people"]);
    expect(await counted("ru")).toEqual(["1 человек", "3 человека", "5 человек", "1 234 человека"]);
    expect(await counted("pl")).toEqual(["1 osoba", "3 osoby", "5 osób", "1234 osoby"]);
  });

  it("leaves names in texts as they are", async () => {
    const { t } = await createTranslator("en");
    expect(t("errors:journey-file.not-valid", { path: "<b> & co" })).toContain("at <b> & co");
  });

  it("can switch its language, and translators do not disturb each other", async () => {
    const [one, other] = await Promise.all([createTranslator("en"), createTranslator("pl")]);
    await one.i18next.changeLanguage("ru");
    expect(one.t("channels:web")).toBe("Сайт");
    expect(other.t("channels:web")).toBe("Strona internetowa");
  });
});
