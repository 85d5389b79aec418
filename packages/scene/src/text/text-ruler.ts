import { isInvisible, isMark } from "./character.ts";
import { traits, type FontId, type FontMetrics, type Trait } from "./font-metrics.ts";
import type { Fonts } from "./fonts.ts";
import type { Span } from "./span.ts";
import { letterShown, shownBy } from "./shown-by.ts";

/** Text from `start` on, up to the next stretch, is shown in one font and belongs to one span. */
export interface Stretch {
  readonly start: number;
  readonly font: FontId;
  readonly span: Span;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Surrogates, joiners, variation selectors and key caps: where a picture may take several code points. */
const mayHoldPictures = /\u200d|\ufe0f|\u20e3|[\ud800-\udfff]/;
/** Width in em of what no font of ours has: about that of a CJK character and of most pictures. */
const unknownWidth = 1;
const [space, tab] = [0x20, 0x09];

/** Sets spans in one endless line and notes where every character ends. Places count UTF-16 units. */
export class TextRuler {
  /** ends[i]: where unit i − 1 ends; kerns[i]: kerning before unit i, which is part of it. In px. */
  readonly ends: Float64Array;
  readonly kerns: Float64Array;
  /** 1 where a cut would tear a letter or a picture. */
  readonly torn: Uint8Array;
  readonly stretches: Stretch[] = [];

  readonly #size: number;
  readonly #fonts: Fonts;
  #at = 0;
  #x = 0;
  /** The last visible character and the font it is shown in. */
  #lastCode = -1;
  #lastFont: FontId | undefined;
  #script: Trait = 0;

  constructor(units: number, size: number, fonts: Fonts) {
    this.ends = new Float64Array(units + 1);
    this.kerns = new Float64Array(units + 1);
    this.torn = new Uint8Array(units + 1);
    this.#size = size;
    this.#fonts = fonts;
  }

  put(span: Span): void {
    this.#lastCode = -1;
    this.#lastFont = undefined;
    this.#script = 0;
    const own = this.#fonts.of(span.font);
    if (mayHoldPictures.test(span.text)) this.#putClusters(span, own);
    else
      for (let unit = 0; unit < span.text.length; unit++)
        this.#putCharacter(span.text.charCodeAt(unit), 1, span, own);
  }

  #putClusters(span: Span, own: FontMetrics): void {
    for (const { segment } of segmenter.segment(span.text)) {
      const first = segment.codePointAt(0) ?? 0;
      const asPicture = first > 0xffff || /\ufe0f|\u20e3/.test(segment);
      if (asPicture && (this.#fonts.emoji.covers(first) || segment.includes("\u20e3"))) {
        // However many code points, one picture.
        this.#show("emoji", span);
        this.#advance(this.#fonts.emoji.advance, segment.length);
        this.#lastFont = "emoji";
      } else {
        for (const char of segment) this.#putCharacter(char.codePointAt(0) ?? 0, char.length, span, own);
      }
    }
  }

  #putCharacter(code: number, units: number, span: Span, own: FontMetrics): void {
    const place = own.place(code);
    if (place >= 0) return this.#putPlace(code, place, units, span, own);
    const font = shownBy(code, span.font, this.#fonts);
    if (font !== undefined && font !== "emoji") {
      const metrics = this.#fonts.of(font);
      const letter = letterShown(code === tab ? space : code, metrics.covers);
      if (metrics.covers(letter)) return this.#putPlace(letter, metrics.place(letter), units, span, metrics);
    }
    this.#show(font ?? span.font, span);
    if (isMark(code)) this.torn[this.#at] = 1;
    this.#advance(isInvisible(code) ? 0 : font === "emoji" ? this.#fonts.emoji.advance : unknownWidth, units);
    if (!isInvisible(code)) this.#lastFont = undefined;
  }

  #putPlace(code: number, place: number, units: number, span: Span, metrics: FontMetrics): void {
    const trait = metrics.traitAt(place);
    this.#show(metrics.id, span);
    if (trait === traits.invisible) return this.#advance(0, units);
    if (trait === traits.mark) {
      this.torn[this.#at] = 1;
      return this.#advance(metrics.advanceAt(place), units);
    }
    // A browser shapes each script apart; what is common to all goes with the script before it.
    const together = trait === 0 || this.#script === 0 || trait === this.#script;
    if (together && this.#lastFont === metrics.id)
      this.kerns[this.#at] = metrics.kernAt(metrics.place(this.#lastCode), place) * this.#size;
    if (trait !== 0) this.#script = trait;
    this.#lastCode = code;
    this.#lastFont = metrics.id;
    this.#advance(metrics.advanceAt(place), units);
  }

  #show(font: FontId, span: Span): void {
    const last = this.stretches.at(-1);
    if (last?.font !== font || last.span !== span) this.stretches.push({ start: this.#at, font, span });
  }

  /** `width` in em. */
  #advance(width: number, units: number): void {
    this.#x += (this.kerns[this.#at] ?? 0) + width * this.#size;
    for (let unit = 0; unit < units; unit++) {
      if (unit > 0) this.torn[this.#at] = 1;
      this.ends[++this.#at] = this.#x;
    }
  }
}
