import emojiTable from "../generated/emoji.json" with { type: "json" };
import read400i from "../generated/read-400i.json" with { type: "json" };
import read500 from "../generated/read-500.json" with { type: "json" };
import read600 from "../generated/read-600.json" with { type: "json" };
import ui400 from "../generated/ui-400.json" with { type: "json" };
import ui400i from "../generated/ui-400i.json" with { type: "json" };
import ui500 from "../generated/ui-500.json" with { type: "json" };
import ui600 from "../generated/ui-600.json" with { type: "json" };
import { fontMetrics, type FontMetrics, type MetricsTable, type TextFontId } from "./font-metrics.ts";

const tables: Record<TextFontId, MetricsTable> = {
  "ui-400": ui400,
  "ui-400i": ui400i,
  "ui-500": ui500,
  "ui-600": ui600,
  "read-400i": read400i,
  "read-500": read500,
  "read-600": read600,
};

export interface Fonts {
  of(font: TextFontId): FontMetrics;
  /** Pictures: one width for all, in em. */
  readonly emoji: { readonly advance: number; covers(code: number): boolean };
}

const ready = new Map<TextFontId, FontMetrics>();

/** Itinera's own fonts. A table is made ready when it is first asked for. */
export const standardFonts: Fonts = {
  of(font) {
    const found = ready.get(font) ?? fontMetrics(font, tables[font]);
    ready.set(font, found);
    return found;
  },
  emoji: {
    advance: emojiTable.advance / emojiTable.unitsPerEm,
    covers: (code) => emojiTable.ranges.some(([first = 0, last = 0]) => code >= first && code <= last),
  },
};
