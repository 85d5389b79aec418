import { readableAccent } from "@itinera/core";
import type { Front } from "@itinera/protocol";
import { createContext, use, useEffect, type CSSProperties } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";

/** Of the workspace that shows a map. `logo`: address of its picture. */
export interface ShownFront extends Pick<Front, "name" | "timeZone"> {
  readonly logo: string | undefined;
  /** What its parts are drawn with, as properties of a style. */
  readonly style: CSSProperties | undefined;
}

/** By day and by night; `brand.module.css` chooses. */
const styleOf = (accent: string): CSSProperties =>
  ({
    "--accent-day": readableAccent(accent, "light"),
    "--accent-night": readableAccent(accent, "dark"),
  }) as CSSProperties;

export const FrontContext = createContext<ShownFront>({
  name: "",
  timeZone: "UTC",
  logo: undefined,
  style: undefined,
});
export const useFront = (): ShownFront => use(FrontContext);

export const shownFront = ({ name, timeZone, logo, accent }: Front, pass: string): ShownFront => ({
  name,
  timeZone,
  logo: logo === null ? undefined : client.sharedLogoPath(pass, logo),
  style: accent === null ? undefined : styleOf(accent),
});

/** Shows the language of the workspace to visitors who have not chosen one; whether it is there. */
export function useFrontLanguage(wanted: Front["lang"] | undefined): boolean {
  const { lang, isChosen, showLang } = useWords();
  const isOther = !isChosen && wanted != null && wanted !== lang;
  useEffect(() => {
    if (isOther) showLang(wanted);
  }, [isOther, wanted, showLang]);
  return !isOther;
}
