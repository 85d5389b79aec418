import { expect, it } from "vitest";
import { iconLibrary } from "../icon-library.ts";
import { langs } from "../lang.ts";
import { loadMessages } from "./catalogue.ts";

it.each(langs)("every icon of the library can be found by a word of its own in %s", async (lang) => {
  const { icons } = await loadMessages(lang);
  expect(Object.keys(icons).sort()).toEqual([...iconLibrary].sort());
  expect(new Set(Object.values(icons)).size).toBe(iconLibrary.length);
});
