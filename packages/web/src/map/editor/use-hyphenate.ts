import type { Lang } from "@itinera/core";
import type { Hyphenate } from "@itinera/scene";
import { useEffect, useState } from "react";
import { loadedHyphenation, loadHyphenation } from "./hyphenation.ts";

/** The hyphenation of a map's own language, once it is loaded. */
export function useHyphenate(lang: Lang): Hyphenate | undefined {
  const [, show] = useState<Lang>();
  useEffect(() => {
    if (!loadedHyphenation(lang)) void loadHyphenation(lang).then(() => show(lang));
  }, [lang]);
  return loadedHyphenation(lang);
}
