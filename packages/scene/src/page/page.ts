import type { FileAssets, Overlay } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { circle } from "../draw/outline.ts";
import { styles } from "../layout/density.ts";
import { blockMark, endMark, heightOf, lineMark, widthOf, type Pen } from "../layout/pen.ts";
import type { Scene } from "../layout/scene.ts";
import type { Fonts } from "../text/fonts.ts";
import type { SceneWords } from "../words/scene-words.ts";

/** A map made ready to be handed out: title, sheet, legend. Lengths in px. */
export interface Page {
  readonly w: number;
  readonly h: number;
  readonly title: string;
  /** Language of the map's own words. */
  readonly lang: Scene["lang"];
  readonly scene: Scene;
  /** Where the sheet's upper left corner stands. */
  readonly sheet: { readonly x: number; readonly y: number };
  readonly head: readonly Mark[];
  readonly foot: readonly Mark[];
  /** Data URLs of the pictures on it; without one there is an empty frame. */
  readonly pictures?: FileAssets;
}

export interface Caption {
  readonly title: string;
  /** Under the title, e.g. the project. */
  readonly under?: string;
  /** The day of the export, written out. */
  readonly date?: string;
}

export const margin = 32;
const footTop = 12;
/** So narrow a map still leaves room for its title. */
export const leastW = 480;

export function pageOf(
  scene: Scene,
  caption: Caption,
  overlay: Overlay,
  words: SceneWords,
  fonts: Fonts,
): Page {
  const pen: Pen = { lang: words.lang, fonts };
  const w = Math.max(scene.w, leastW) + margin * 2;
  const head = headOf(pen, scene.lang, caption, overlay, words, w);
  const y = head.bottom + 16;
  const footY = y + scene.h + footTop;
  return {
    w,
    h: footY + styles.micro.leading + margin,
    title: caption.title,
    lang: scene.lang,
    scene,
    sheet: { x: margin, y },
    head: head.marks,
    foot: legend(pen, words, overlay, scene, footY, w - margin),
  };
}

/** Title, and under it what the map belongs to, how many were counted and when. */
export function headOf(
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

/** Dashed is felt, the overprint is counted. */
function legend(
  pen: Pen,
  words: SceneWords,
  overlay: Overlay,
  scene: Scene,
  top: number,
  right: number,
): readonly Mark[] {
  const marks: Mark[] = [];
  let x = margin;
  if (scene.rows.some((row) => row.groups.some((group) => group.role === "point"))) {
    const felt = lineMark(pen, words.page.felt, styles.micro, "ink-2", x + 34, top);
    marks.push(
      { kind: "path", x, y: top + 7, d: "M0 0L28 0", stroke: "ink-2", width: 1.4, dash: [5, 3] },
      { kind: "path", x: x + 14, y: top + 7, d: circle(0, 0, 3), fill: "sheet", stroke: "ink-2", width: 1.4 },
      felt,
    );
    x += 34 + widthOf(felt) + 18;
  }
  if (scene.rows.some((row) => row.groups.some((group) => group.role === "measured"))) {
    const measured = lineMark(pen, words.page.measured, styles.micro, "ink-2", x + 34, top);
    marks.push(
      { kind: "path", x, y: top + 7, d: "M0 0L28 0", stroke: "over", width: 2 },
      { kind: "path", x: x + 14, y: top + 7, d: circle(0, 0, 3.8), fill: "over" },
      measured,
    );
    x += 34 + widthOf(measured) + 18;
  }
  if (overlay.state === "counted") {
    const sample = lineMark(pen, words.number(42), { ...styles.micro, font: "ui-600" }, "over", x, top);
    marks.push(
      sample,
      lineMark(pen, words.page.counted, styles.micro, "ink-2", x + widthOf(sample) + 6, top),
    );
  }
  return [...marks, endMark(pen, "Itinera", styles.micro, "ink-3", right, top)];
}
