import type { Front } from "@itinera/protocol";
import { createContext, use, useEffect } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";

/** Of the workspace that shows a map. `logo`: address of its picture. */
export interface ShownFront extends Pick<Front, "name" | "timeZone"> {
  readonly logo: string | undefined;
}

export const FrontContext = createContext<ShownFront>({ name: "", timeZone: "UTC", logo: undefined });
export const useFront = (): ShownFront => use(FrontContext);

export const shownFront = ({ name, timeZone, logo }: Front, pass: string): ShownFront => ({
  name,
  timeZone,
  logo: logo === null ? undefined : client.sharedLogoPath(pass, logo),
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
