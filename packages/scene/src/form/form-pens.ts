import type { TextStyle } from "../layout/density.ts";
import type { Pen } from "../layout/pen.ts";
import type { FormInput } from "./form-scene.ts";

/** `own`: for the map's words. `said`: for the interface's. */
export interface FormPens {
  readonly own: Pen;
  readonly said: Pen;
}

export const pensOf = ({ map, words, fonts, hyphenate }: FormInput): FormPens => ({
  own: { lang: map.lang, fonts, ...(hyphenate && { hyphenate }) },
  said: { lang: words.lang, fonts },
});

/** Styles of the drawn forms; sizes and leadings are those of the sheet. */
export const formStyles = {
  body: { font: "ui-400", size: 13, leading: 18 },
  voice: { font: "read-400i", size: 14, leading: 19 },
  node: { font: "ui-500", size: 13, leading: 18 },
  number: { font: "ui-600", size: 15, leading: 18 },
} as const satisfies Record<string, TextStyle>;
