import { columnsOf, type EditOf, type JourneyMap, type Stage, type Step, type StepId } from "@itinera/core";
import type { Place } from "../editor/place.ts";

export type ColumnPlace = Extract<Place, { kind: "stage" | "step" }>;
export type ColumnSet = EditOf<"stage.set"> | EditOf<"step.set">;

/** px; core takes 24 to 1200, less than 80 holds no word. */
const narrowest = 80;
const widest = 1_200;

export const clampWidth = (width: number): number => Math.round(Math.max(narrowest, Math.min(widest, width)));

export const columnAt = (map: JourneyMap, place: ColumnPlace): Stage | Step | undefined =>
  place.kind === "stage"
    ? map.stages.find((one) => one.id === place.id)
    : map.steps.find((one) => one.id === place.id);

/** The columns that a header stands over: its own, or those of its steps. */
const columnsUnder = (map: JourneyMap, { id }: ColumnPlace) =>
  columnsOf(map).filter((one) => one.id === id || one.stage.id === id);

const setWidth = (step: Step | undefined, stage: Stage, width: number | null): ColumnSet =>
  step
    ? { kind: "step.set", id: step.id, fields: { width } }
    : { kind: "stage.set", id: stage.id, fields: { width } };

/** Makes every column under a header wider or narrower; `now` is the width on the sheet of one without its own. */
export const widenBy = (
  map: JourneyMap,
  place: ColumnPlace,
  by: number,
  now: (column: string) => number,
): readonly ColumnSet[] =>
  columnsUnder(map, place).flatMap(({ id, step, stage }) => {
    const width = clampWidth(((step ?? stage).width ?? now(id)) + by);
    return width === (step ?? stage).width ? [] : [setWidth(step, stage, width)];
  });

/** Back to the width of all. */
export const ownWidth = (map: JourneyMap, place: ColumnPlace): readonly ColumnSet[] =>
  columnsUnder(map, place).flatMap(({ step, stage }) =>
    (step ?? stage).width === undefined ? [] : [setWidth(step, stage, null)],
  );

export const setColumn = (place: ColumnPlace, fields: EditOf<"stage.set">["fields"]): ColumnSet =>
  place.kind === "stage"
    ? { kind: "stage.set", id: place.id, fields }
    : { kind: "step.set", id: place.id, fields };

/** Where a stage can be split: at each of its steps but the first. */
export const splitsOf = (
  map: JourneyMap,
  stage: Stage,
): readonly { readonly step: Step; readonly at: number }[] =>
  map.steps
    .filter((one) => one.stage === stage.id)
    .map((step, at) => ({ step, at }))
    .slice(1);

/** The stage on the right becomes part of this one. */
export function mergeNext(
  map: JourneyMap,
  stage: Stage,
  newId: () => string,
): EditOf<"stage.merge"> | undefined {
  const next = map.stages[map.stages.indexOf(stage) + 1];
  return next && { kind: "stage.merge", id: next.id, into: stage.id, step: newId() as StepId };
}
