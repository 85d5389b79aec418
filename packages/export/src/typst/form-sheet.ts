import { palettes, solidColour, type FormPage, type Theme } from "@itinera/scene";
import { drawingOf, groupDrawing, type Shape, type Words } from "./drawing.ts";
import type { Fit } from "./sheet.ts";

/** What the Typst program of drawn forms needs, as JSON; lengths in px, `unit` turns them into points. */
export interface FormSheet {
  readonly title: string;
  readonly lang: string;
  readonly unit: number;
  readonly page: { readonly w: number; readonly h: number; readonly fill: string };
  readonly shapes: readonly Shape[];
  readonly head: readonly Words[];
  readonly foot: readonly Words[];
  /** In reading order. */
  readonly groups: readonly { readonly isHeading: boolean; readonly words: readonly Words[] }[];
}

/** All drawings go under the words, in painting order. */
export function formSheetOf(page: FormPage, theme: Theme, fit: Fit): FormSheet {
  const palette = palettes[theme];
  const [left, top] = [page.sheet.x + fit.x, page.sheet.y + fit.y];
  const ground = drawingOf(page.drawing.ground, palette, left, top);
  const drawings = page.drawing.groups.map((group) => ({
    group,
    drawing: groupDrawing(group, palette, -left, -top),
  }));
  const foot = drawingOf(page.foot, palette, fit.x, fit.y);
  return {
    title: page.title,
    lang: page.lang,
    unit: fit.unit,
    page: { w: fit.w, h: fit.h, fill: solidColour(palette, "sheet") },
    shapes: [...ground.shapes, ...drawings.flatMap(({ drawing }) => drawing.shapes), ...foot.shapes],
    head: drawingOf(page.head, palette, fit.x, fit.y).words,
    foot: foot.words,
    groups: [
      { isHeading: false, words: ground.words },
      ...drawings.map(({ group, drawing }) => ({
        isHeading: group.role === "stage" || group.role === "step",
        words: drawing.words,
      })),
    ].filter(({ words }) => words.length > 0),
  };
}
