import type { EditOf, JourneyMap, LaneId, StageId, StepId } from "@itinera/core";
import type { Scene } from "@itinera/scene";
import { laneTo, lanesBeside } from "./lane-place.ts";
import { enterMove } from "./move-mode.ts";
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

export interface StepDrop {
  readonly edit: EditOf<"step.move">;
  readonly line: DropLine;
}

/** Where a step dropped at `point` lands: among the steps of the stage there, which may have none yet. */
export function dropStep(
  map: JourneyMap,
  { columns, header, h }: Scene,
  id: StepId,
  { x }: SheetPoint,
): StepDrop | undefined {
  const over = columns.find((one) => x < one.x + one.w) ?? columns.at(-1);
  const y = header.steps[0]?.y ?? 0;
  if (!over) return undefined;
  const its = columns.filter((one) => one.stage.id === over.stage.id);
  const stretches = its.flatMap((one) =>
    one.step ? [{ id: one.step.id, start: one.x, end: one.x + one.w }] : [],
  );
  const gap = nearestGap(stretches, id, x);
  const { at, line } =
    stretches.length > 0
      ? gap
      : // A folded stage shows none of its steps.
        { at: map.steps.filter((one) => one.stage === over.stage.id && one.id !== id).length, line: over.x };
  return {
    edit: { kind: "step.move", id, stage: over.stage.id, at },
    line: { direction: "down", x: line, y, length: h - y },
  };
}

export interface LaneDrop {
  readonly edit: EditOf<"lane.move">;
  readonly line: DropLine;
}

/** Where a lane dropped at `point` lands, among those that it can stand beside. */
export function dropLane(
  map: JourneyMap,
  { rows, w }: Scene,
  id: LaneId,
  point: SheetPoint,
): LaneDrop | undefined {
  const beside = new Set(lanesBeside(map, id).map((one) => one.id));
  const stretches = rows
    .filter(({ lane }) => beside.has(lane.id))
    .map((row) => ({ id: row.lane.id, start: row.y, end: row.y + row.h }));
  const { at, line } = nearestGap(stretches, id, point.y);
  const here = enterMove(map, { kind: "lane", id });
  const edit = laneTo(map, id, at) ?? (here?.kind === "lane.move" ? here : undefined);
  return edit && { edit, line: { direction: "across", x: 0, y: line, length: w } };
}
