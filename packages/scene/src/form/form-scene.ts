import type { DrawnForm, JourneyMap, Lang, Overlay, PersonaId } from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import type { Fonts } from "../text/fonts.ts";
import type { Hyphenate } from "../text/hyphenate.ts";
import type { SceneWords } from "../words/scene-words.ts";
import type { FormWords } from "./form-words.ts";

export interface FormInput {
  readonly map: JourneyMap;
  readonly overlay: Overlay;
  readonly words: SceneWords;
  readonly formWords: FormWords;
  readonly fonts: Fonts;
  readonly hyphenate?: Hyphenate;
  /** Whose curve stands out; those of other personas are faint. */
  readonly only?: PersonaId;
  /** Room beside one another, px; what cannot be narrower is wider all the same. */
  readonly width: number;
}

/** A map drawn in another form than the grid; px from its upper left corner. */
export interface FormScene {
  readonly form: DrawnForm;
  readonly lang: Lang;
  readonly w: number;
  readonly h: number;
  /** Under everything: axes, frames, arrows. Says nothing that the groups do not say. */
  readonly ground: readonly Mark[];
  /** In reading order. Role and id say what of the map each is: a stage, a step, a card, an arrow. */
  readonly groups: readonly Group[];
}

export type FormLayout = (input: FormInput) => FormScene;
