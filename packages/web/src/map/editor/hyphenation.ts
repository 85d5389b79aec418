import type { Lang } from "@itinera/core";
import { loadHyphenate, type Hyphenate } from "@itinera/scene";

const loaded = new Map<Lang, Hyphenate>();

/** Loads the hyphenation of a language, once for all maps in it. Without it, words stay whole. */
export async function loadHyphenation(lang: Lang): Promise<void> {
  if (!loaded.has(lang)) loaded.set(lang, await loadHyphenate(lang));
}

export const loadedHyphenation = (lang: Lang): Hyphenate | undefined => loaded.get(lang);

/** A map is not held back for its hyphenation longer than this, ms. */
const patience = 500;

/** Waits for it before a map is drawn: one drawn before would be laid out twice, and jump. */
export const awaitHyphenation = (lang: Lang): Promise<unknown> =>
  Promise.race([
    loadHyphenation(lang).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, patience)),
  ]);
