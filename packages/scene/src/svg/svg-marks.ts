import type { FileAssets } from "@itinera/core";
import { iconPath, iconSize } from "../draw/icon.ts";
import {
  iconStroke,
  type BoxMark,
  type Group,
  type IconMark,
  type ImageMark,
  type Mark,
  type PathMark,
  type TextMark,
  type WashMark,
} from "../draw/mark.ts";
import { solidColour, type Ink, type Palette } from "../draw/palette.ts";
import { fontFace } from "../text/font-face.ts";
import type { FontId } from "../text/font-metrics.ts";
import type { Fonts } from "../text/fonts.ts";
import { printedText } from "../text/printed-text.ts";
import { safeLink } from "../text/safe-link.ts";

/** What is written, and what the document's head will need for it. */
export interface SvgPen {
  readonly palette: Palette;
  readonly fonts: Fonts;
  readonly usedFonts: Set<FontId>;
  readonly usedWashes: Map<string, WashMark>;
  readonly pictures: FileAssets;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** XML 1.0 cannot hold these; one would make the whole file unreadable. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export const xmlText = (text: string): string =>
  text.replace(forbidden, "\ufffd").replace(/[&<>"]/g, (sign) => entities[sign] ?? "");

export const svgNumber = (value: number): string => String(Math.round(value * 100) / 100);
const n = svgNumber;

const attributes = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${value}"`))
    .join("");

export const svgGroup = (pen: SvgPen, group: Group): string =>
  `<g transform="translate(${n(group.x)} ${n(group.y)})">${svgMarks(pen, group.marks)}</g>\n`;

export const svgMarks = (pen: SvgPen, marks: readonly Mark[]): string =>
  marks.map((mark) => svgMark(pen, mark)).join("");

function svgMark(pen: SvgPen, mark: Mark): string {
  switch (mark.kind) {
    case "box":
      return box(pen, mark);
    case "path":
      return path(pen, mark);
    case "icon":
      return icon(pen, mark);
    case "wash":
      return wash(pen, mark);
    case "image":
      return image(pen, mark);
    case "text":
      return text(pen, mark);
  }
}

const paint = (
  pen: SvgPen,
  fill: Ink | undefined,
  stroke: Ink | undefined,
  width = 1,
  dash?: readonly number[],
): string =>
  attributes({
    fill: fill ? solidColour(pen.palette, fill) : "none",
    stroke: stroke && solidColour(pen.palette, stroke),
    "stroke-width": stroke && n(width),
    "stroke-dasharray": stroke && dash?.join(" "),
  });

function box(pen: SvgPen, { x, y, w, h, radius, fill, stroke, width = 1, dash }: BoxMark): string {
  const inset = stroke ? width / 2 : 0;
  const place = attributes({
    x: n(x + inset),
    y: n(y + inset),
    width: n(w - inset * 2),
    height: n(h - inset * 2),
    rx: radius ? n(radius - inset) : undefined,
  });
  return `<rect${place}${paint(pen, fill, stroke, width, dash)}/>`;
}

function path(pen: SvgPen, { x, y, d, fill, stroke, width, dash }: PathMark): string {
  const moved = x === 0 && y === 0 ? "" : ` transform="translate(${n(x)} ${n(y)})"`;
  return `<path d="${d}"${moved}${paint(pen, fill, stroke, width, dash)} stroke-linejoin="round"/>`;
}

function icon(pen: SvgPen, { x, y, size, icon: name, ink }: IconMark): string {
  const scale = size / iconSize;
  const look = attributes({
    transform: `translate(${n(x)} ${n(y)}) scale(${Math.round(scale * 10_000) / 10_000})`,
    fill: "none",
    stroke: solidColour(pen.palette, ink),
    "stroke-width": n((iconStroke * iconSize) / 16),
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
  return `<path d="${iconPath(name)}"${look}/>`;
}

function wash(pen: SvgPen, mark: WashMark): string {
  const id = `wash-${mark.ink}-${mark.full}`;
  pen.usedWashes.set(id, mark);
  const place = attributes({
    x: n(mark.x),
    y: n(mark.y),
    width: n(mark.w),
    height: n(mark.h),
    fill: `url(#${id})`,
  });
  return `<rect${place}/>`;
}

/** The shown part of the picture fills an inner window; without the picture there is an empty frame. */
function image(pen: SvgPen, mark: ImageMark): string {
  const { x, y, w, h, alt, asset } = mark;
  const url = pen.pictures[asset];
  if (url === undefined) return emptyFrame(pen, mark);
  const crop = mark.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const place = attributes({ x: n(x), y: n(y), width: n(w), height: n(h) });
  const whole = attributes({
    x: n((-crop.x * w) / crop.width),
    y: n((-crop.y * h) / crop.height),
    width: n(w / crop.width),
    height: n(h / crop.height),
    preserveAspectRatio: "none",
    href: xmlText(url),
  });
  return `<svg${place} overflow="hidden"><title>${xmlText(alt)}</title><image${whole}/></svg>`;
}

const emptyFrame = (pen: SvgPen, { x, y, w, h }: ImageMark): string =>
  box(pen, { kind: "box", x, y, w, h, radius: 3, fill: "card", stroke: "rule-2" }) +
  icon(pen, { kind: "icon", x: x + w / 2 - 8, y: y + h / 2 - 8, size: 16, icon: "image", ink: "ink-3" });

/** One element a run: a picture in the middle of mixed fonts would make some renderers drop the line. */
function text(pen: SvgPen, mark: TextMark): string {
  return mark.lines
    .map((line, at) => {
      let x = mark.x;
      return line.runs
        .map((run, place) => {
          pen.usedFonts.add(run.font);
          const { family, weight, style } = fontFace(run.font, pen.fonts);
          const isLast = place === line.runs.length - 1;
          const words = printedText(run) + (isLast && line.hyphen ? "-" : "");
          const link = safeLink(run.link);
          const look = attributes({
            x: n(x),
            y: n(mark.y + at * mark.leading),
            transform: mark.turned ? `rotate(-90 ${n(mark.x)} ${n(mark.y)})` : undefined,
            "font-family": family,
            "font-size": n(mark.size),
            "font-weight": weight === 400 ? undefined : String(weight),
            "font-style": style === "normal" ? undefined : style,
            fill: solidColour(pen.palette, mark.fill),
            "text-decoration": link === undefined ? undefined : "underline",
          });
          x += run.width;
          const element = `<text${look}>${xmlText(words)}</text>`;
          return link === undefined ? element : `<a href="${xmlText(link)}">${element}</a>`;
        })
        .join("");
    })
    .join("");
}
