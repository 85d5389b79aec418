import type { BoundStage, StageId, StageNumbers } from "@itinera/core";
import { onlyRow } from "../asking.ts";
import { needsEvents, staged } from "../stage/classes.ts";
import { countStaged, measures, type MeasureRow } from "../stage/measures.ts";
import type { Answerer } from "./answerer.ts";

/** The numbers of a map's stages (D3). */
export const answerStages: Answerer<"stages"> = async (asking, { unit, period, stages, windowMs }) => {
  const bound = stages.filter(({ binding }) => binding.length > 0);
  const slower = needsEvents(asking, bound);
  if (bound.length === 0) return { unit, n: 0, slower, stages: stages.map(unboundNumbers) };

  const places = new Map(bound.map(({ id }, place) => [id, place]));
  const measured = bound.map((stage, place) => ({ place, next: placesOfNext(stage, places) }));
  const units = staged({ asking, unit, period }, bound);
  const [{ n }, rows] = await Promise.all([
    onlyRow<{ n: number }>(asking, countStaged(units)),
    asking.rows<MeasureRow>(measures(units, measured, windowMs)),
  ]);
  return {
    unit,
    n,
    slower,
    stages: stages.map((stage) => {
      const place = places.get(stage.id);
      return place === undefined
        ? unboundNumbers(stage)
        : numbersOf(stage, rows.find((row) => row.place === place) ?? nobody);
    }),
  };
};

/** A next stage that is not bound has no events: only the bound ones can be found. */
function placesOfNext(
  { next }: BoundStage,
  places: ReadonlyMap<StageId, number>,
): readonly number[] | undefined {
  return next.length === 0 ? undefined : next.flatMap((id) => places.get(id) ?? []);
}

const nobody: Omit<MeasureRow, "place"> = {
  reach: 0,
  converted: 0,
  elsewhere: 0,
  inProgress: 0,
  medianMs: null,
};

const unknown = {
  converted: null,
  elsewhere: null,
  ended: null,
  inProgress: null,
  conversion: null,
  dropOff: null,
  medianMs: null,
  timeN: null,
} as const;

const unboundNumbers = ({ id, name }: BoundStage): StageNumbers => ({ id, name, reach: null, ...unknown });

function numbersOf({ id, name, next }: BoundStage, row: Omit<MeasureRow, "place">): StageNumbers {
  const { reach, converted, elsewhere, inProgress, medianMs } = row;
  if (next.length === 0) return { id, name, reach, ...unknown };
  const settled = reach - inProgress;
  const ended = settled - converted - elsewhere;
  return {
    id,
    name,
    reach,
    converted,
    elsewhere,
    ended,
    inProgress,
    // Units in progress are left out of the shares as of the counts: the shares of a window add up to 1.
    conversion: settled === 0 ? null : converted / settled,
    dropOff: settled === 0 ? null : ended / settled,
    medianMs,
    timeN: converted,
  };
}
