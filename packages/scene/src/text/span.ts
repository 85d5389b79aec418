import type { FontId, TextFontId } from "./font-metrics.ts";

/** Text in one font. */
export interface Span {
  readonly text: string;
  readonly font: TextFontId;
  readonly link?: string;
}

/** Finished text in one font; `width` in px, spaces at its end included. */
export interface Run {
  readonly text: string;
  readonly font: FontId;
  readonly width: number;
  readonly link?: string;
}
