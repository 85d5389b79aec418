import type { ColumnId, LaneId } from "@itinera/core";
import type { Scene } from "@itinera/scene";
import type { SheetPoint } from "../gesture/sheet-point.ts";

/**
 * A point of the map that is the same place on every screen, whatever was laid out how: the lane and the
 * column it lies in, and the share of their height and width. Without a lane or a column it lies in the
 * header of stages or of lanes.
 */
export interface Anchor {
  readonly lane?: LaneId | undefined;
  readonly column?: ColumnId | undefined;
  readonly x: number;
  readonly y: number;
}

interface Stretch<Id> {
  readonly id?: Id;
  readonly start: number;
  readonly size: number;
}

const lanesOf = ({ header, rows }: Scene): readonly Stretch<LaneId>[] => [
  { start: 0, size: header.h },
  ...rows.map(({ lane, y, h }) => ({ id: lane.id, start: y, size: h })),
];
const columnsOf = ({ laneW, columns }: Scene): readonly Stretch<ColumnId>[] => [
  { start: 0, size: laneW },
  ...columns.map(({ id, x, w }) => ({ id, start: x, size: w })),
];

/** Beyond the last stretch, too: shares may be above 1. */
function findAt<Id>(stretches: readonly Stretch<Id>[], at: number): { id: Id | undefined; share: number } {
  const found = stretches.findLast(({ start }) => start <= at) ?? stretches[0];
  return { id: found?.id, share: found && found.size > 0 ? (at - found.start) / found.size : 0 };
}

/** In px; undefined when the stretch is gone. */
function placeOf<Id>(
  stretches: readonly Stretch<Id>[],
  id: Id | undefined,
  share: number,
): number | undefined {
  const found = stretches.find((one) => one.id === id);
  return found && found.start + share * found.size;
}

export function anchorOf(scene: Scene, { x, y }: SheetPoint): Anchor {
  const lane = findAt(lanesOf(scene), y);
  const column = findAt(columnsOf(scene), x);
  return { lane: lane.id, column: column.id, x: column.share, y: lane.share };
}

/** Where it is on this screen, px at zoom 1; undefined when its lane or column is gone. */
export function pointOf(scene: Scene, anchor: Anchor): SheetPoint | undefined {
  const x = placeOf(columnsOf(scene), anchor.column, anchor.x);
  const y = placeOf(lanesOf(scene), anchor.lane, anchor.y);
  return x === undefined || y === undefined ? undefined : { x, y };
}
