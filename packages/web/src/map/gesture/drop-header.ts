import type { EditOf, LaneId, StageId } from "@itinera/core";
import type { Scene } from "@itinera/scene";
import type { DropLine, SheetPoint } from "./sheet-point.ts";

interface Stretch<Id> {
  readonly id: Id;
  readonly start: number;
  readonly end: number;
}

/** Which gap between stretches is nearest: its place counted without the moved one, and where it lies. */
function nearestGap<Id>(
  stretches: readonly Stretch<Id>[],
  moved: Id,
  where: number,
): { at: number; line: number } {
  const before = stretches.filter((one) => where > (one.start + one.end) / 2);
  const line = before.at(-1)?.end ?? stretches[0]?.start ?? 0;
  return { at: before.filter((one) => one.id !== moved).length, line };
}

export interface StageDrop {
  readonly edit: EditOf<"stage.move">;
  readonly line: DropLine;
}

/** Where a stage dropped at `point` lands. */
export function dropStage({ header, h }: Scene, id: StageId, point: SheetPoint): StageDrop {
  const stretches = header.stages.map(({ stage, x, w }) => ({ id: stage.id, start: x, end: x + w }));
  const { at, line } = nearestGap(stretches, id, point.x);
  return { edit: { kind: "stage.move", id, at }, line: { direction: "down", x: line, y: 0, length: h } };
}

export interface LaneDrop {
  readonly edit: EditOf<"lane.move">;
  readonly line: DropLine;
}

/** Where a lane dropped at `point` lands. */
export function dropLane({ rows, w }: Scene, id: LaneId, point: SheetPoint): LaneDrop {
  const stretches = rows.map((row) => ({ id: row.lane.id, start: row.y, end: row.y + row.h }));
  const { at, line } = nearestGap(stretches, id, point.y);
  return { edit: { kind: "lane.move", id, at }, line: { direction: "across", x: 0, y: line, length: w } };
}
