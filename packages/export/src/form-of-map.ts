import {
  createTranslator,
  isDrawnForm,
  proseOf,
  tableOf,
  type Form,
  type TextFormInput,
} from "@itinera/core";
import {
  formPageOf,
  formWordsOf,
  formatsOf,
  layoutForm,
  loadHyphenate,
  sceneWords,
  standardFonts,
  type FormPage,
  type Page,
} from "@itinera/scene";
import { captionOf, pageOfMap, type MapToExport } from "./page-of-map.ts";
import { proseTextPage, tableTextPage, type TextPage } from "./text/text-page.ts";

/** Room for a storyboard or a timeline without times, px. */
const formW = 1_360;

/** A map in one of its forms, ready for any export of that form. */
export async function formOfMap(form: Form, given: MapToExport): Promise<Page | FormPage | TextPage> {
  if (form === "grid") return pageOfMap(given);
  const { map, overlay, lang, unit } = given;
  const { t } = await createTranslator(lang);
  const words = sceneWords(t, lang, unit);
  const caption = captionOf(given);
  if (isDrawnForm(form)) {
    const hyphenate = await loadHyphenate(map.lang);
    const input = { map, overlay, words, formWords: formWordsOf(t), fonts: standardFonts, hyphenate };
    const drawing = await layoutForm(form, { ...input, width: formW });
    return formPageOf(drawing, caption, overlay, words, standardFonts);
  }
  const text = await textInputOf(given);
  const head = {
    facts: [caption.under, caption.date && words.page.printed(caption.date)].flatMap((fact) => fact || []),
    lang,
    mapLang: map.lang,
  };
  return form === "prose" ? proseTextPage(proseOf(text), head) : tableTextPage(tableOf(text), head);
}

/** What the forms made of words need. */
export async function textInputOf({ map, overlay, lang, unit }: MapToExport): Promise<TextFormInput> {
  const { t } = await createTranslator(lang);
  return { map, overlay, t, lang, numbers: formatsOf(t, lang), unit: unit ?? "person" };
}
