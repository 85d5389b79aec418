import type { Overlay } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import type { FormScene } from "../form/form-scene.ts";
import { styles } from "../layout/density.ts";
import { endMark, type Pen } from "../layout/pen.ts";
import type { Fonts } from "../text/fonts.ts";
import type { SceneWords } from "../words/scene-words.ts";
import { headOf, leastW, margin, type Caption } from "./page.ts";

/** A drawn form made ready to be handed out. Lengths in px. */
export interface FormPage {
  readonly w: number;
  readonly h: number;
  readonly title: string;
  readonly lang: FormScene["lang"];
  readonly drawing: FormScene;
  /** Where the drawing's upper left corner stands. */
  readonly sheet: { readonly x: number; readonly y: number };
  readonly head: readonly Mark[];
  readonly foot: readonly Mark[];
}

export function formPageOf(
  drawing: FormScene,
  caption: Caption,
  overlay: Overlay,
  words: SceneWords,
  fonts: Fonts,
): FormPage {
  const pen: Pen = { lang: words.lang, fonts };
  const w = Math.max(drawing.w, leastW) + margin * 2;
  const head = headOf(pen, drawing.lang, caption, overlay, words, w);
  const y = head.bottom + 16;
  const footY = y + drawing.h + 12;
  return {
    w,
    h: footY + styles.micro.leading + margin,
    title: caption.title,
    lang: drawing.lang,
    drawing,
    sheet: { x: margin, y },
    head: head.marks,
    foot: [endMark(pen, "Itinera", styles.micro, "ink-3", w - margin, footY)],
  };
}
