import type { Lang } from "@itinera/core";

/** Cuts a bare word where it may be hyphenated; the parts joined give the word. */
export type Hyphenate = (word: string) => readonly string[];

const softHyphen = "\u00ad";
/** Words remembered per language; a map of 5,000 cards ends lines in fewer different ones. */
const remembered = 5_000;

const loaders: Record<Lang, () => Promise<{ default: { hyphenateSync: HyphenateSync } }>> = {
  en: () => import("hyphen/en/index.js"),
  ru: () => import("hyphen/ru/index.js"),
  pl: () => import("hyphen/pl/index.js"),
};

type HyphenateSync = (text: string, options: { hyphenChar: string; minWordLength: number }) => string;

/** Loads the patterns of one language (10–19 KB), which the first page does without. */
export async function loadHyphenate(lang: Lang): Promise<Hyphenate> {
  const { hyphenateSync } = (await loaders[lang]()).default;
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const found = known.get(word);
    if (found) return found;
    const parts = hyphenateSync(word, { hyphenChar: softHyphen, minWordLength: 5 }).split(softHyphen);
    if (known.size >= remembered) known.clear();
    known.set(word, parts);
    return parts;
  };
}
