import type { LaneId } from "@itinera/core";
import type { Scene } from "@itinera/scene";
import { seesColumn, seesRow, type Sight } from "./sight.ts";

/** Neighbouring columns by their index, from `from` until before `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What of a row is drawn: the cells of some columns, with words or, from afar, without. */
export interface RowSight extends Span {
  readonly isFar: boolean;
}
export type RowSights = ReadonlyMap<LaneId, RowSight>;

/** Below this zoom a card's words are smaller than anybody reads: one mark a line stands for them. */
const farZoom = 0.45;
export const isFarZoom = (zoom: number): boolean => zoom < farZoom;

/** A row out of sight, of which only what the hand holds is drawn. */
const outOfSight = {
  near: { from: 0, to: 0, isFar: false },
  far: { from: 0, to: 0, isFar: true },
} as const satisfies Record<string, RowSight>;
export const unseenRow = (zoom: number): RowSight => outOfSight[isFarZoom(zoom) ? "far" : "near"];

/** So many cells are drawn in one frame, a few ms of work. */
const sliceCells = 16;

export function spanOf({ columns }: Scene, sight: Pick<Sight, "x0" | "x1">): Span {
  const seen = columns.filter(({ x, w }) => seesColumn(sight, x, w));
  const from = seen[0]?.index ?? 0;
  return { from, to: from + seen.length };
}

export const isIn = ({ from, to }: Span, index: number): boolean => index >= from && index < to;

/** What shall be drawn of the rows in sight. */
export function wantedRows(scene: Scene, sight: Sight, isFar: boolean): RowSights {
  const { rows } = scene;
  const row: RowSight = { ...spanOf(scene, sight), isFar };
  const seen = rows.filter(({ y, h, pinned }) => pinned || seesRow(sight, y, h));
  return new Map(seen.map(({ lane }) => [lane.id, row]));
}

const sameRow = (a: RowSight | undefined, b: RowSight | undefined): boolean =>
  a?.from === b?.from && a?.to === b?.to && a?.isFar === b?.isFar;

const size = ({ from, to }: Span) => to - from;
const toward = (at: number, end: number, most: number) =>
  at + Math.sign(end - at) * Math.min(most, Math.abs(end - at));

/** A row on its way from what is drawn of it to what shall be, and how many cells that draws or takes away. */
function rowStep(drawn: RowSight | undefined, wanted: RowSight, most: number) {
  // A row goes near or far as a whole: half a row would be seen.
  if (drawn && drawn.isFar !== wanted.isFar) return { row: wanted, cells: size(wanted) };
  const isBeside = drawn && drawn.from <= wanted.to && drawn.to >= wanted.from;
  const start = isBeside ? drawn : { from: wanted.from, to: wanted.from };
  const from = toward(start.from, wanted.from, most);
  const atFrom = Math.abs(from - start.from);
  const to = toward(start.to, wanted.to, most - atFrom);
  return { row: { ...wanted, from, to }, cells: atFrom + Math.abs(to - start.to) };
}

/**
 * One frame's work from what is drawn towards what shall be: rows from the middle of the sight outwards, then
 * what went out of it. Gives `drawn` itself back when nothing is left to do. All at once it would hold up the
 * frames of a scroll or a zoom.
 */
export function nextRows(drawn: RowSights, wanted: RowSights, most: number = sliceCells): RowSights {
  const lanes = [...wanted.keys()];
  const middle = (lanes.length - 1) / 2;
  const fromMiddle = lanes
    .map((lane, at) => ({ lane, distance: Math.abs(at - middle) }))
    .sort((a, b) => a.distance - b.distance);
  const next = new Map(drawn);
  let left = most;
  for (const { lane } of fromMiddle) {
    const goal = wanted.get(lane);
    const now = drawn.get(lane);
    if (!goal || sameRow(now, goal)) continue;
    if (left <= 0) return next;
    const { row, cells } = rowStep(now, goal, left);
    next.set(lane, row);
    left -= Math.max(1, cells);
  }
  for (const [lane, row] of drawn) {
    if (wanted.has(lane)) continue;
    if (left <= 0) return next;
    next.delete(lane);
    left -= Math.max(1, size(row));
  }
  return left === most ? drawn : next;
}
