import type { FileAssets } from "@itinera/core";
import { palettes, solidColour, type Palette } from "../draw/palette.ts";
import type { Page } from "../page/page.ts";
import type { FormPage } from "../page/form-page.ts";
import { fontFace } from "../text/font-face.ts";
import type { FontId } from "../text/font-metrics.ts";
import { standardFonts, type Fonts } from "../text/fonts.ts";
import { svgGroup, svgMarks, svgNumber, xmlText, type SvgPen } from "./svg-marks.ts";

export interface SvgOptions {
  readonly palette?: Palette;
  readonly fonts?: Fonts;
  /** Where a font's file is, mostly a data URL, so that the picture looks the same everywhere. */
  readonly fontUrl?: (font: FontId) => string | undefined;
}

/** A page as SVG text: real, selectable text in the lines of the screen. */
export function svgOf(
  page: Page | FormPage,
  { palette = palettes.light, fonts = standardFonts, fontUrl }: SvgOptions = {},
): string {
  const pen: SvgPen = {
    palette,
    fonts,
    usedFonts: new Set(),
    usedWashes: new Map(),
    pictures: picturesOf(page),
  };
  const body = [
    `<rect width="100%" height="100%" fill="${solidColour(palette, "sheet")}"/>\n`,
    svgMarks(pen, page.head),
    `\n<g transform="translate(${page.sheet.x} ${page.sheet.y})">\n${"scene" in page ? sheet(pen, page) : drawing(pen, page)}</g>\n`,
    svgMarks(pen, page.foot),
  ].join("");
  const [w, h] = [svgNumber(page.w), svgNumber(page.h)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" `,
    `xml:lang="${page.lang}" xml:space="preserve" text-rendering="geometricPrecision">`,
    `<title>${xmlText(page.title)}</title>\n`,
    `<defs>${faces(pen, fontUrl)}${gradients(pen)}</defs>\n`,
    body,
    "</svg>\n",
  ].join("");
}

const picturesOf = (page: Page | FormPage): FileAssets => ("scene" in page && page.pictures) || {};

/** Lanes first, so that the header's route lies over whatever meets it. */
function sheet(pen: SvgPen, { scene }: Page): string {
  const { header } = scene;
  return [
    svgMarks(pen, scene.ground),
    ...scene.headings.map(({ group }) => svgGroup(pen, group)),
    ...scene.rows.flatMap((row) => [row.header, ...row.groups].map((group) => svgGroup(pen, group))),
    ...scene.connectors.map(({ group }) => svgGroup(pen, group)),
    svgMarks(pen, header.ground),
    ...header.stages.map((stage) => svgGroup(pen, stage.group)),
    ...header.steps.map((group) => svgGroup(pen, group)),
    svgGroup(pen, header.corner),
    svgGroup(pen, header.route),
    ...header.arrows.map(({ group }) => svgGroup(pen, group)),
    svgMarks(pen, [frameOf(scene)]),
  ].join("");
}

const drawing = (pen: SvgPen, { drawing: { ground, groups } }: FormPage): string =>
  [svgMarks(pen, ground), ...groups.map((group) => svgGroup(pen, group))].join("");

/** A line around the whole sheet. */
export const frameOf = ({ w, h }: Page["scene"]) =>
  ({ kind: "box", x: -1, y: -1, w: w + 2, h: h + 2, stroke: "ink-3", width: 1 }) as const;

function faces(pen: SvgPen, fontUrl: SvgOptions["fontUrl"]): string {
  const rules = [...pen.usedFonts].flatMap((font) => {
    const url = fontUrl?.(font);
    if (url === undefined) return [];
    const { family, weight, style } = fontFace(font, pen.fonts);
    return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(${url})}`;
  });
  return rules.length === 0 ? "" : `<style>${rules.join("")}</style>`;
}

/** Washes fade into the sheet's colour, not into nothing: then no surface has to mix. */
const gradients = (pen: SvgPen): string =>
  [...pen.usedWashes]
    .map(([id, { ink, full }]) => {
      const [from, to] = full === "above" ? [ink, "sheet" as const] : ["sheet" as const, ink];
      const stop = (offset: number, colour: string) => `<stop offset="${offset}" stop-color="${colour}"/>`;
      return [
        `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">`,
        stop(0, solidColour(pen.palette, from)),
        stop(1, solidColour(pen.palette, to)),
        "</linearGradient>",
      ].join("");
    })
    .join("");
