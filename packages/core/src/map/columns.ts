import type { ColumnId } from "../ids.ts";
import type { JourneyMap, Stage, Step } from "./journey-map.ts";

export interface Column {
  readonly id: ColumnId;
  readonly stage: Stage;
  /** Absent when the stage has no steps: the stage itself is the column. */
  readonly step?: Step;
}

/** The columns of a map from left to right. */
export function columnsOf(map: Pick<JourneyMap, "stages" | "steps">): readonly Column[] {
  const stepsOfStage = Map.groupBy(map.steps, (step) => step.stage);
  return map.stages.flatMap((stage): Column[] => {
    const steps = stepsOfStage.get(stage.id) ?? [];
    return steps.length === 0
      ? [{ id: stage.id, stage }]
      : steps.map((step) => ({ id: step.id, stage, step }));
  });
}

/** "A" … "Z", "AA" …: the letter of the stage at place `index`, from 0. */
export function stageLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : stageLetter(rest - 1)) + String.fromCharCode(65 + (index % 26));
}
