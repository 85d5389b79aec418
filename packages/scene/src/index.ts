export { breakLines, type Breaking, type Line, type Paragraph } from "./text/break-lines.ts";
export {
  baselineOf,
  fontMetrics,
  textFonts,
  type FontId,
  type FontMetrics,
  type MetricsTable,
  type TextFontId,
} from "./text/font-metrics.ts";
export { standardFonts, type Fonts } from "./text/fonts.ts";
export { loadHyphenate, type Hyphenate } from "./text/hyphenate.ts";
export { measureText, normalText, type MeasuredText, type Run, type Span } from "./text/measured-text.ts";
export { shownBy, uncovered } from "./text/shown-by.ts";
