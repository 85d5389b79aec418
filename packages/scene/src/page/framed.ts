import type { Overlay } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { styles } from "../layout/density.ts";
import { blockMark, heightOf, lineMark, type Pen } from "../layout/pen.ts";
import type { Scene } from "../layout/scene.ts";
import type { Fonts } from "../text/fonts.ts";
import type { SceneWords } from "../words/scene-words.ts";

export interface Caption {
  readonly title: string;
  /** Under the title, e.g. the project. */
  readonly under?: string;
  /** The day of the export, written out. */
  readonly date?: string;
}

/** What stands around a drawing that is handed out. Lengths in px. */
export interface Framed {
  readonly w: number;
  readonly h: number;
  readonly title: string;
  /** Language of the map's own words. */
  readonly lang: Scene["lang"];
  /** Where the drawing's upper left corner stands. */
  readonly sheet: { readonly x: number; readonly y: number };
  readonly head: readonly Mark[];
  readonly foot: readonly Mark[];
}

export const margin = 32;
/** So narrow a map still leaves room for its title. */
const leastW = 480;

/** A drawing with its title above and a foot below. */
export function framed(
  drawing: { readonly w: number; readonly h: number; readonly lang: Scene["lang"] },
  caption: Caption,
  overlay: Overlay,
  words: SceneWords,
  fonts: Fonts,
  foot: (pen: Pen, top: number, right: number) => readonly Mark[],
): Framed {
  const pen: Pen = { lang: words.lang, fonts };
  const w = Math.max(drawing.w, leastW) + margin * 2;
  const head = headOf(pen, drawing.lang, caption, overlay, words, w);
  const y = head.bottom + 16;
  const footY = y + drawing.h + 12;
  return {
    w,
    h: footY + styles.micro.leading + margin,
    title: caption.title,
    lang: drawing.lang,
    sheet: { x: margin, y },
    head: head.marks,
    foot: foot(pen, footY, w - margin),
  };
}

/** Title, and under it what the map belongs to, how many were counted and when. */
function headOf(
  pen: Pen,
  lang: Scene["lang"],
  caption: Caption,
  overlay: Overlay,
  words: SceneWords,
  w: number,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const title = blockMark(
    { ...pen, lang },
    caption.title,
    styles.pageTitle,
    "ink",
    margin,
    margin,
    w - margin * 2,
    3,
  );
  const facts = [
    caption.under,
    overlay.state === "counted" ? words.page.population(overlay.n) : undefined,
    caption.date === undefined ? undefined : words.page.printed(caption.date),
  ].filter((fact) => fact !== undefined && fact !== "");
  const bottom = margin + heightOf(title);
  if (facts.length === 0) return { marks: [title], bottom };
  const text = facts.join("  ·  ");
  const under = lineMark(pen, text, styles.small, "ink-3", margin, bottom + 4, w - margin * 2);
  return { marks: [title, under], bottom: bottom + 4 + under.leading };
}
