import type { Overlay } from "@itinera/core";
import type { FormScene } from "../form/form-scene.ts";
import { styles } from "../layout/density.ts";
import { endMark } from "../layout/pen.ts";
import type { Fonts } from "../text/fonts.ts";
import type { SceneWords } from "../words/scene-words.ts";
import { framed, type Caption, type Framed } from "./framed.ts";

/** A drawn form made ready to be handed out. */
export interface FormPage extends Framed {
  readonly drawing: FormScene;
}

export function formPageOf(
  drawing: FormScene,
  caption: Caption,
  overlay: Overlay,
  words: SceneWords,
  fonts: Fonts,
): FormPage {
  return {
    ...framed(drawing, caption, overlay, words, fonts, (pen, top, right) => [
      endMark(pen, "Itinera", styles.micro, "ink-3", right, top),
    ]),
    drawing,
  };
}
