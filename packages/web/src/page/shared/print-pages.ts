import type { Scene } from "@itinera/scene";

/** A part of a sheet under its lane names and beside its stage names, in px of the sheet. */
export interface PrintPage {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

export interface Printing {
  /** px of the paper for one px of the sheet. */
  readonly scale: number;
  readonly pages: readonly PrintPage[];
}

export interface PaperSize {
  readonly w: number;
  readonly h: number;
}

/** Smaller than this, the words of a card can not be read on paper: 13 px would be under 6 pt. */
const smallest = 0.6;
/** Where one page is too small: 13 px are 7 pt. */
const legible = 0.72;

interface Stretch {
  readonly start: number;
  readonly size: number;
}

/** As many stretches one after another as have room, at least one each. */
function parts(stretches: readonly Stretch[], room: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (const { start, size } of stretches) {
    const last = found.at(-1);
    if (last && start + size - last[0] <= room) found[found.length - 1] = [last[0], start + size];
    else found.push([start, start + size]);
  }
  return found;
}

/** px by which pages are made alike in steps. */
const step = 8;

/** In as few parts as have room, which are as alike as they can be: the last one is no scrap. */
function evenParts(stretches: readonly Stretch[], room: number): readonly (readonly [number, number])[] {
  let best = parts(stretches, room);
  for (let less = room - step; less > 0; less -= step) {
    const next = parts(stretches, less);
    if (next.length > best.length) break;
    best = next;
  }
  return best;
}

/**
 * A sheet on paper of this size (px): on one page where it can be read so, else cut between columns and between rows,
 * from left to right and then down. Lane names and stage names stand on every page.
 */
export function printPages(
  { w, h, laneW, header, columns, rows, headings }: Scene,
  paper: PaperSize,
): Printing {
  const fit = Math.min(1, paper.w / w, paper.h / h);
  const across = columns.map((column): Stretch => ({ start: column.x, size: column.w }));
  const down = [...headings, ...rows]
    .map(({ y, h: size }): Stretch => ({ start: y, size }))
    .sort((a, b) => a.start - b.start);
  if (fit >= smallest || across.length === 0 || down.length === 0)
    return { scale: fit, pages: [{ x0: laneW, x1: w, y0: header.h, y1: h }] };
  const widest = Math.max(...across.map(({ size }) => size));
  const highest = Math.max(...down.map(({ size }) => size));
  const scale = Math.min(legible, paper.w / (laneW + widest), paper.h / (header.h + highest));
  const xs = evenParts(across, paper.w / scale - laneW);
  const ys = evenParts(down, paper.h / scale - header.h);
  return { scale, pages: ys.flatMap(([y0, y1]) => xs.map(([x0, x1]) => ({ x0, x1, y0, y1 }))) };
}
