import type { FileAssets } from "@itinera/core";
import {
  frameOf,
  palettes,
  solidColour,
  type Group,
  type Page,
  type SceneRow,
  type Theme,
} from "@itinera/scene";
import { drawingOf, groupDrawing, type Drawing, type Shape, type Words } from "./drawing.ts";

/** A cell of the table that the sheet is; its words count from its own corner. */
interface Cell {
  readonly span: number;
  readonly words: readonly Words[];
  /** Drawings without words, e.g. the points of a curve, each with what it says. */
  readonly pictures: readonly { readonly shapes: readonly Shape[]; readonly said: string }[];
}

/** Everything that the Typst program needs, as JSON; lengths in px, `unit` turns them into points. */
export interface Sheet {
  readonly title: string;
  /** Pictures whose bytes are at hand, by name, with their formats as Typst calls them. */
  readonly images: Readonly<Record<string, string>>;
  readonly lang: string;
  readonly unit: number;
  readonly page: { readonly w: number; readonly h: number; readonly fill: string };
  /** Corner of the sheet on the page. */
  readonly sheet: { readonly x: number; readonly y: number };
  readonly shapes: readonly Shape[];
  readonly head: readonly Words[];
  readonly foot: readonly Words[];
  readonly columns: readonly number[];
  readonly headerRows: readonly { readonly h: number; readonly cells: readonly Cell[] }[];
  readonly rows: readonly { readonly h: number; readonly cells: readonly Cell[] }[];
}

export interface Fit {
  /** px → pt */
  readonly unit: number;
  /** Size of the paper and place of the page on it, px. */
  readonly w: number;
  readonly h: number;
  readonly x: number;
  readonly y: number;
}

/** All drawings go under the table, in painting order; the table holds the words, cell by cell. */
export function sheetOf(page: Page, theme: Theme, fit: Fit): Sheet {
  const palette = palettes[theme];
  const { scene } = page;
  const { header } = scene;
  const [left, top] = [page.sheet.x + fit.x, page.sheet.y + fit.y];
  const all = (groups: readonly Group[]) =>
    groups.flatMap((group) => groupDrawing(group, palette, -left, -top).shapes);
  const head = drawingOf(page.head, palette, fit.x, fit.y);
  const foot = drawingOf(page.foot, palette, fit.x, fit.y);
  return {
    title: page.title,
    images: formatsOf(page.pictures ?? {}),
    lang: page.lang,
    unit: fit.unit,
    page: { w: fit.w, h: fit.h, fill: solidColour(palette, "sheet") },
    sheet: { x: left, y: top },
    shapes: [
      ...drawingOf(scene.ground, palette, left, top).shapes,
      ...all(scene.headings.map(({ group }) => group)),
      ...all(scene.rows.flatMap((row) => [row.header, ...row.groups.filter((group) => !isPoint(group))])),
      ...all(scene.connectors.map(({ group }) => group)),
      ...drawingOf(header.ground, palette, left, top).shapes,
      ...all([...header.stages.map((stage) => stage.group), ...header.steps, header.corner, header.route]),
      ...drawingOf([frameOf(scene)], palette, left, top).shapes,
      ...foot.shapes,
    ],
    head: head.words,
    foot: foot.words,
    columns: [scene.laneW, ...scene.columns.map((column) => column.w)],
    headerRows: headerRows(page, theme),
    rows: bodyRows(page, theme),
  };
}

/** `png` of `data:image/png;base64,…`. */
const formatsOf = (pictures: FileAssets): Sheet["images"] =>
  Object.fromEntries(
    Object.entries(pictures).map(([asset, url]) => [
      asset,
      (/^data:image\/(\w+)/.exec(url)?.[1] ?? "png").replace("jpeg", "jpg"),
    ]),
  );

/** A point of a curve is a picture of its own, with what it says. */
const isPoint = ({ role }: Group): boolean => role === "point" || role === "measured";

/** Lanes, and headings as rows of one cell, from above. */
function bodyRows(page: Page, theme: Theme): Sheet["rows"] {
  const palette = palettes[theme];
  const { scene } = page;
  const lanes = scene.rows.map((row) => {
    const header = cellOf([groupDrawing(row.header, palette, 0, row.y)], 1);
    return { y: row.y, h: row.h, cells: [header, ...cellsOf(page, theme, row)] };
  });
  const headings = scene.headings.map(({ group, y, h }) => ({
    y,
    h,
    cells: [cellOf([groupDrawing(group, palette, 0, y)], scene.columns.length + 1)],
  }));
  return [...lanes, ...headings].toSorted((a, b) => a.y - b.y).map(({ h, cells }) => ({ h, cells }));
}

const cellOf = (drawings: readonly Drawing[], span: number, pictures: Cell["pictures"] = []): Cell => ({
  span,
  words: drawings.flatMap((drawing) => drawing.words),
  pictures,
});

/** Stage names with the words of the route that begin in their columns; under them the steps. */
function headerRows({ scene }: Page, theme: Theme): Sheet["headerRows"] {
  const palette = palettes[theme];
  const { header } = scene;
  const stagesH = header.stages[0]?.group.h ?? header.h;
  const route = groupDrawing(header.route, palette);
  const stages = header.stages.map(({ group, x, w, count }) => {
    const own = groupDrawing(group, palette, x);
    const onRoute = route.words
      .filter((words) => words.x >= x && words.x < x + w)
      .map((words) => ({ ...words, x: words.x - x }));
    return cellOf([own, { shapes: [], words: onRoute }], count);
  });
  const corner = groupDrawing(header.corner, palette, 0, header.steps.length > 0 ? stagesH : 0);
  if (header.steps.length === 0) return [{ h: header.h, cells: [cellOf([corner], 1), ...stages] }];
  const steps = scene.columns.map((column) =>
    cellOf(
      header.steps
        .filter((step) => step.column === column.index)
        .map((step) => groupDrawing(step, palette, column.x, stagesH)),
      1,
    ),
  );
  return [
    { h: stagesH, cells: [cellOf([], 1), ...stages] },
    { h: header.h - stagesH, cells: [cellOf([corner], 1), ...steps] },
  ];
}

/**
 * The cells of one row, from the left. A group stands in the cell of its first column; what covers a stage of several
 * columns, or the whole row, makes one cell of them. Words of arrows stand in the cell that they lie over.
 */
function cellsOf({ scene }: Page, theme: Theme, { groups, y, h }: SceneRow): readonly Cell[] {
  const cells: Cell[] = [];
  const palette = palettes[theme];
  const onArrows = scene.connectors
    .flatMap(({ group }) => groupDrawing(group, palette).words)
    .filter((words) => words.y >= y && words.y < y + h);
  for (let at = 0; at < scene.columns.length;) {
    const { x, w } = scene.columns[at] ?? { x: 0, w: 0 };
    const own = groups
      .filter((group) => group.column === at && group.role !== "curve")
      .map((group) => ({ group, drawing: groupDrawing(group, palette, x, y) }));
    const whole = own.find(({ group }) => group.role === "number" || group.role === "summary");
    const pictures = own.filter(({ group }) => isPoint(group));
    const words = onArrows
      .filter((one) => one.x >= x && one.x < x + w)
      .map((one) => ({ ...one, x: one.x - x, y: one.y - y }));
    cells.push(
      cellOf(
        [...own.map(({ drawing }) => drawing), { shapes: [], words }],
        whole?.group.span ?? 1,
        pictures.map(({ group, drawing }) => ({ shapes: drawing.shapes, said: group.label })),
      ),
    );
    at += whole?.group.span ?? 1;
  }
  return cells;
}
