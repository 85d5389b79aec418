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

/**
 * How far what is looked at went when the map was laid out anew, px at zoom 1: the row and the column of
 * the hand where they are in sight, else the first ones in sight. Others' edits above must not push
 * away what somebody reads.
 */
export function anchorShift(before: Scene, after: Scene, seen: Seen, held: Held): { x: number; y: number } {
  const rowsSeen = before.rows.filter((row) => row.y + row.h > seen.top && row.y < seen.bottom);
  const row = rowsSeen.find((one) => one.lane.id === held.lane) ?? rowsSeen[0];
  const columnsSeen = before.columns.filter(
    (column) => column.x + column.w > seen.left && column.x < seen.right,
  );
  const column = columnsSeen.find((one) => one.id === held.column) ?? columnsSeen[0];
  const rowAfter = row && after.rows.find((one) => one.lane.id === row.lane.id);
  const columnAfter = column && after.columns.find((one) => one.id === column.id);
  return {
    x: column && columnAfter ? columnAfter.x - column.x : 0,
    y: row && rowAfter ? rowAfter.y - row.y : 0,
  };
}
