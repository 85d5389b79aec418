import type { LaneId, ColumnId } from "@itinera/core";
import type { Scene } from "@itinera/scene";

/** The part of the sheet in the window beside the headers, px at zoom 1. */
export interface Seen {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the hand is, if anywhere. */
export interface Held {
  readonly lane?: LaneId | undefined;
  readonly column?: ColumnId | undefined;
}

interface Stretch {
  readonly key: string;
  readonly start: number;
  readonly size: number;
}

/**
 * One axis: how far the held stretch went, else the least that any in sight went. When all of them went,
 * something before them changed; when some stayed, the window stays.
 */
function shiftOf(
  before: readonly Stretch[],
  after: readonly Stretch[],
  from: number,
  to: number,
  held: string | undefined,
): number {
  const now = new Map(after.map(({ key, start }) => [key, start]));
  const seen = before.filter(({ start, size }) => start + size > from && start < to);
  // Something in sight is gone: that is what changed, and it may be seen.
  if (!seen.every(({ key }) => now.has(key))) return 0;
  const shifts = seen.map(({ key, start }) => ({ key, by: (now.get(key) ?? start) - start }));
  const own = shifts.find(({ key }) => key === held);
  if (own) return own.by;
  return shifts.reduce((least, { by }) => (Math.abs(by) < Math.abs(least) ? by : least), shifts[0]?.by ?? 0);
}

const rowsOf = ({ rows }: Scene) => rows.map(({ lane, y, h }) => ({ key: lane.id, start: y, size: h }));
const columnsOf = ({ columns }: Scene) => columns.map(({ id, x, w }) => ({ key: id, start: x, size: w }));

/**
 * How far what is looked at went when the map was laid out anew, px at zoom 1. Others' edits above must
 * not push away what somebody reads.
 */
export const anchorShift = (
  before: Scene,
  after: Scene,
  seen: Seen,
  held: Held,
): { x: number; y: number } => ({
  x: shiftOf(columnsOf(before), columnsOf(after), seen.left, seen.right, held.column),
  y: shiftOf(rowsOf(before), rowsOf(after), seen.top, seen.bottom, held.lane),
});
