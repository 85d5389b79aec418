import { laneKindOf } from "@itinera/core";
import type { Mark } from "../draw/mark.ts";
import { curveGround } from "./curve/curve-scale.ts";
import type { Frame } from "./frame.ts";
import type { SceneHeading, SceneRow } from "./scene.ts";

/** The sheet under the lanes: washes first, then rules. */
export function groundMarks(
  frame: Frame,
  rows: readonly SceneRow[],
  headings: readonly SceneHeading[],
  top: number,
  bottom: number,
): readonly Mark[] {
  const bodyW = frame.w - frame.laneW;
  const hasSteps = frame.columns.some((column) => column.step);
  return [
    { kind: "box", x: 0, y: top, w: frame.w, h: bottom - top, fill: "sheet" },
    ...frame.columns
      .filter((column) => column.collapsed)
      .map(({ x, w }): Mark => ({ kind: "box", x, y: top, w, h: bottom - top, fill: "card" })),
    ...rows.flatMap((row): readonly Mark[] => {
      if (row.collapsed) return [];
      if (row.shape === "numbers")
        return [{ kind: "box", x: frame.laneW, y: row.y, w: bodyW, h: row.h, fill: "over-4" }];
      const kind = laneKindOf(row.lane.kind);
      return kind.shape === "curve" ? curveGround(frame, kind.scale, row.y, row.h) : [];
    }),
    ...frame.columns.slice(1).map((column): Mark => {
      const isStageStart =
        column.step === undefined || frame.stages[column.stageIndex]?.first === column.index;
      return {
        kind: "box",
        x: column.x,
        y: top,
        w: 1,
        h: bottom - top,
        fill: hasSteps && isStageStart ? "rule-2" : "rule",
      };
    }),
    ...rows.map((row): Mark => ({
      kind: "box",
      x: frame.laneW,
      y: row.y + row.h - 1,
      w: bodyW,
      h: 1,
      fill: "rule",
    })),
    // Rules of the columns do not run through headings.
    ...headings.map(({ y, h }): Mark => ({ kind: "box", x: 0, y, w: frame.w, h, fill: "sheet" })),
  ];
}
