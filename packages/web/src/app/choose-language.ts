import { langs, type Lang } from "@itinera/core";

/** The first language of the reader that we speak; English where we speak none of them. */
export function chooseLanguage(wanted: readonly string[]): Lang {
  for (const tag of wanted) {
    const found = langs.find((lang) => tag.toLowerCase().split("-")[0] === lang);
    if (found) return found;
  }
  return "en";
}
