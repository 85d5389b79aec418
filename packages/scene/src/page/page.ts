import type { FileAssets, Overlay } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { circle } from "../draw/outline.ts";
import { styles } from "../layout/density.ts";
import { endMark, lineMark, widthOf, type Pen } from "../layout/pen.ts";
import type { Scene } from "../layout/scene.ts";
import type { Fonts } from "../text/fonts.ts";
import type { SceneWords } from "../words/scene-words.ts";
import { framed, margin, type Caption, type Framed } from "./framed.ts";

/** A map made ready to be handed out: title, sheet, legend. */
export interface Page extends Framed {
  readonly scene: Scene;
  /** Data URLs of the pictures on it; without one there is an empty frame. */
  readonly pictures?: FileAssets;
}

export function pageOf(
  scene: Scene,
  caption: Caption,
  overlay: Overlay,
  words: SceneWords,
  fonts: Fonts,
): Page {
  const foot = (pen: Pen, top: number, right: number) => legend(pen, words, overlay, scene, top, right);
  return { ...framed(scene, caption, overlay, words, fonts, foot), scene };
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
