import type { Lang } from "@itinera/core";

/** Each language in its own words. */
export const languageNames: Readonly<Record<Lang, string>> = { en: "English", ru: "Русский", pl: "Polski" };
