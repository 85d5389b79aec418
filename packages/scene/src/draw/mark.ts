import type { AssetId, Image, Lang, MapId } from "@itinera/core";
import type { Line } from "../text/break-lines.ts";
import type { TextFontId } from "../text/font-metrics.ts";
import type { IconName } from "./icon.ts";
import type { Ink } from "./palette.ts";

/** Lengths in px; places relative to the group that holds the mark. */
export interface BoxMark {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly radius?: number;
  readonly fill?: Ink;
  /** Drawn inside the box's edge. */
  readonly stroke?: Ink;
  readonly width?: number;
  readonly dash?: readonly number[];
}

/** An outline of absolute M, L, C and Z, moved by x, y. */
export interface PathMark {
  readonly kind: "path";
  readonly x: number;
  readonly y: number;
  readonly d: string;
  readonly fill?: Ink;
  readonly stroke?: Ink;
  readonly width?: number;
  readonly dash?: readonly number[];
}

/** An icon in a square of `size`, drawn with lines `stroke` wide. */
export interface IconMark {
  readonly kind: "icon";
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly icon: IconName;
  readonly ink: Ink;
}

/** An area full of `ink` at its upper or lower edge that fades into the sheet towards the other. */
export interface WashMark {
  readonly kind: "wash";
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly ink: Ink;
  readonly full: "above" | "below";
}

/** A stored picture, cut to `crop` and stretched over the box. Whoever has no bytes of it draws an empty frame. */
export interface ImageMark {
  readonly kind: "image";
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly asset: AssetId;
  readonly crop?: Image["crop"];
  readonly alt: string;
}

/** Finished lines; nobody breaks or aligns them again. `y` is the first baseline. */
export interface TextMark {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly leading: number;
  readonly fill: Ink;
  readonly lang: Lang;
  readonly lines: readonly Line[];
  /** Read from below: turned a quarter to the left about x, y. */
  readonly turned?: boolean;
}

export type Mark = BoxMark | PathMark | IconMark | WashMark | ImageMark | TextMark;

/** Stroke of an icon of 16 px; it scales with the size. */
export const iconStroke = 1.35;

export type Role =
  | "corner"
  | "stage"
  | "step"
  | "route"
  | "lane"
  /** Over lanes: of a section, or a line of a blueprint. */
  | "heading"
  | "card"
  | "hint"
  | "number"
  | "curve"
  /** Of a felt curve. */
  | "point"
  /** Of a measured curve. */
  | "measured"
  /** What a collapsed lane or a collapsed column holds, in one word. */
  | "summary"
  | "connector";

/** Where words stand, for whoever writes in their place; from the group's corner, in px. */
export interface WordsPlace {
  readonly x: number;
  /** Of the first line. */
  readonly top: number;
  readonly w: number;
  readonly font: TextFontId;
  readonly size: number;
  readonly leading: number;
}

/** Things that belong together: a card, a header, a number. Marks are relative to x, y, which are the sheet's. */
export interface Group {
  /** Of the card, stage, step, lane or feeling; else made of lane and column. */
  readonly id: string;
  readonly role: Role;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Places of the first column and row, from 0, and how many columns are covered. */
  readonly column?: number;
  readonly row?: number;
  readonly span?: number;
  /** Rows that it covers, where there are several. */
  readonly rows?: number;
  /** Of another persona than the one that is looked at: whoever draws it lets it step back. */
  readonly faint?: boolean;
  /** A more detailed map that it opens. */
  readonly door?: MapId;
  /** Of a card, unless it is drawn as a sign. */
  readonly words?: WordsPlace;
  /** In words, for those who do not see it. */
  readonly label: string;
  readonly marks: readonly Mark[];
}
