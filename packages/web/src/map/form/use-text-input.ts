import type { TextFormInput } from "@itinera/core";
import { useMemo } from "react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../editor/desk.ts";
import { useView } from "../editor/view.ts";

/** What the forms made of words are made from, in the language of the page. */
export function useTextInput(): TextFormInput {
  const { map, overlay, words } = useReadMap();
  const { t, lang } = useWords();
  const unit = useView((view) => view.unit);
  return useMemo(
    () => ({ map, overlay, t, lang, numbers: words, unit }),
    [map, overlay, t, lang, words, unit],
  );
}
