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
export { measureText, normalText, type MeasuredText } from "./text/measured-text.ts";
export type { Run, Span } from "./text/span.ts";
export { shownBy, uncovered } from "./text/shown-by.ts";
export { iconPath, iconSize, type IconName } from "./draw/icon.ts";
export {
  iconStroke,
  type BoxMark,
  type Group,
  type IconMark,
  type ImageMark,
  type Mark,
  type PathMark,
  type Role,
  type TextMark,
  type WashMark,
  type WordsPlace,
} from "./draw/mark.ts";
export {
  categoryInk,
  palettes,
  solidColour,
  stageTint,
  stageWash,
  type Ink,
  type Palette,
  type Theme,
} from "./draw/palette.ts";
export { densities, sizes, styles, type Density, type Sizes, type TextStyle } from "./layout/density.ts";
export type { Hint, LayoutInput } from "./layout/layout-input.ts";
export type {
  Scene,
  SceneColumn,
  SceneConnector,
  SceneHeader,
  SceneHeading,
  SceneRow,
  SceneStage,
} from "./layout/scene.ts";
export { shownColumns } from "./layout/frame.ts";
export { sheetLines, type SheetLine } from "./layout/sheet-lines.ts";
export { formatsOf, type Formats } from "./words/formats.ts";
export { sceneWords, type SceneWords } from "./words/scene-words.ts";
export { feelingAt, feelingY } from "./layout/curve/curve-scale.ts";
export { layoutMap } from "./layout/layout-map.ts";
export { placeAt, type DropPlace } from "./layout/place-at.ts";
export type { Caption } from "./page/framed.ts";
export { pageOf, type Page } from "./page/page.ts";
export { frameOf, svgOf, type SvgOptions } from "./svg/svg-of.ts";
export { fontFace, type FontFace } from "./text/font-face.ts";
export { safeLink } from "./text/safe-link.ts";
export { printedText } from "./text/printed-text.ts";
export { measureCell, type CellNumber } from "./layout/measure-cell.ts";
export type { FormInput, FormScene } from "./form/form-scene.ts";
export { formWordsOf, type FormWords } from "./form/form-words.ts";
export { layoutForm, loadFormLayout } from "./form/layout-form.ts";
export { formPageOf, type FormPage } from "./page/form-page.ts";
