import type { CardId, ColumnId, LaneId } from "../ids.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import type { Lang } from "../lang.ts";
import type { Translator } from "../messages/catalogue.ts";
import type { Overlay } from "../overlay/overlay.ts";
import type { Unit } from "../question/unit.ts";
import type { Milliseconds } from "../brand.ts";

/** How one language writes numbers; a drawn map has the same. */
export interface NumberWriting {
  readonly number: (value: number) => string;
  /** `share` 0…1 */
  readonly percent: (share: number) => string;
  readonly duration: (ms: Milliseconds) => string;
  /** −2…+2 with its sign */
  readonly feeling: (value: number) => string;
}

/** What the forms made of words are made from. `lang`: of the words around the map's own. */
export interface TextFormInput {
  readonly map: JourneyMap;
  readonly overlay: Overlay;
  readonly t: Translator["t"];
  readonly lang: Lang;
  readonly numbers: NumberWriting;
  /** What is counted. */
  readonly unit: Unit;
}

/** What a piece of text is about, so that it can be chosen. */
export type TextPlace =
  | { readonly kind: "card"; readonly id: CardId }
  | { readonly kind: "cell"; readonly lane: LaneId; readonly column: ColumnId };

/** One card, feeling or number in words. */
export interface TextItem {
  readonly text: string;
  /** Said after it in brackets, in the language of the form. */
  readonly asides: readonly string[];
  /** What was counted of a card: said last, in the overprint. */
  readonly counted?: string;
  readonly place?: TextPlace;
  /** `map`: in the map's own language. `form`: in that of the form. */
  readonly words: "map" | "form";
  /** Counted, not drawn. */
  readonly isCounted?: true;
}
