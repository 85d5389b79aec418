import type { CardId, Column, JourneyMap, Lane, Overlay, PersonaId } from "@itinera/core";
import type { IconName } from "../draw/icon.ts";
import type { Fonts } from "../text/fonts.ts";
import type { Hyphenate } from "../text/hyphenate.ts";
import type { SceneWords } from "../words/scene-words.ts";
import type { Density } from "./density.ts";
import type { Scene } from "./scene.ts";

/** What an empty cell proposes. */
export interface Hint {
  readonly text: string;
  readonly icon?: IconName;
}

export interface LayoutInput {
  readonly map: JourneyMap;
  readonly overlay: Overlay;
  readonly words: SceneWords;
  readonly fonts: Fonts;
  readonly hyphenate?: Hyphenate;
  readonly density?: Density;
  /** Instead of the density's own and of each column's, e.g. one column as wide as a telephone. */
  readonly columnWidth?: number;
  readonly laneWidth?: number;
  /** As 2026-03-31; evidence that expires by then is marked. Absent: nothing expires. */
  readonly today?: string;
  /** Asked for the cells of card lanes; those that were taken are left out. Absent: no hints, as in exports. */
  readonly hints?: (lane: Lane, column: Column) => readonly Hint[];
  /** The card that is being written: its words are not hyphenated. */
  readonly editing?: CardId;
  /** Whose cards and curves stand out; those of other personas are faint, those about everybody are not. */
  readonly only?: PersonaId;
  /** Nobody can point at it: names stand whole, in two lines, and no cell offers to do something. */
  readonly paper?: boolean;
  /** The scene before; what did not change is taken over as the same objects. */
  readonly previous?: Scene;
}
