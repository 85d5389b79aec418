import type { Card, CardLook, MapId, Persona } from "@itinera/core";
import type { Mark, WordsPlace } from "../../draw/mark.ts";
import type { SceneWords } from "../../words/scene-words.ts";
import type { Sizes } from "../density.ts";
import type { Pen } from "../pen.ts";

/** A card, drawn: its size depends on its width alone, so it is kept until one of these changes. */
export interface BlockInput {
  readonly card: Card;
  readonly look: CardLook;
  readonly w: number;
  /** Least height: a card that covers several rows is as high as they are. */
  readonly leastH: number;
  /** What was counted of it, ready to print. */
  readonly count?: string;
  readonly personas: readonly Persona[];
  readonly sizes: Sizes;
  readonly words: SceneWords;
  readonly pen: Pen;
  readonly today?: string;
}

export interface Block {
  readonly h: number;
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly door?: MapId;
  readonly words?: WordsPlace;
}
