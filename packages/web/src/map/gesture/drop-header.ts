import type { EditOf, LaneId, StageId } from "@itinera/core";
import type { DropLine, SheetGeometry, SheetPoint } from "./sheet-geometry.ts";

interface Stretch<Id> {
  readonly id: Id;
  readonly start: number;
  readonly end: number;
}

/** Which gap between stretches is nearest: its place counted without the moved one, and where it lies. */
function nearestGap<Id>(stretches: readonly Stretch<Id>[], moved: Id, where: number): { at: number; line: number } {
  const before = stretches.filter((one) => where > (one.start + one.end) / 2);
  const line = before.at(-1)?.end ?? stretches[0]?.start ?? 0;
  return { at: before.filter((one) => one.id !== moved).length, line };
}

export interface StageDrop {
  readonly edit: EditOf<"stage.move">;
  readonly line: DropLine;
}

/** Where a stage dropped at `point` lands. `height`: length of the drop line, px. */
export function dropStage(geometry: SheetGeometry, id: StageId, point: SheetPoint, height: number): StageDrop {
  const stretches: Stretch<StageId>[] = [];
  for (const column of geometry.columns) {
    const last = stretches.at(-1);
    const end = column.x + column.w;
    if (last?.id === column.stage) stretches[stretches.length - 1] = { ...last, end };
    else stretches.push({ id: column.stage, start: column.x, end });
  }
  const { at, line } = nearestGap(stretches, id, point.x);
  return { edit: { kind: "stage.move", id, at }, line: { direction: "down", x: line, y: 0, length: height } };
}

export interface LaneDrop {
  readonly edit: EditOf<"lane.move">;
  readonly line: DropLine;
}

/** Where a lane dropped at `point` lands. `width`: length of the drop line, px. */
export function dropLane(geometry: SheetGeometry, id: LaneId, point: SheetPoint, width: number): LaneDrop {
  const stretches = geometry.rows.map((row) => ({ id: row.lane, start: row.y, end: row.y + row.h }));
  const { at, line } = nearestGap(stretches, id, point.y);
  return { edit: { kind: "lane.move", id, at }, line: { direction: "across", x: 0, y: line, length: width } };
}
