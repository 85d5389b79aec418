import type { Plugin } from "vite";

const ours = new Set(["en-US", "ru-RU", "pl-PL"]);
const strings =
  /[\\/]react-(?:aria|stately)[^?]*[\\/]intl[\\/][^\\/]+[\\/](?<locale>[a-z]{2}-[A-Z]{2})\.mjs$/;

/** React Aria carries its few spoken texts in 34 languages; the page speaks three. Saves about 40 KB gzip. */
export function onlyOurLanguages(): Plugin {
  return {
    name: "itinera:only-our-languages",
    enforce: "pre",
    load(id) {
      const locale = strings.exec(id)?.groups?.["locale"];
      return locale === undefined || ours.has(locale) ? null : "export default {};";
    },
  };
}
