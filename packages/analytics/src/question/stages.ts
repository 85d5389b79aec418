import type { BoundStage, StageId, StageNumbers } from "@itinera/core";
import { needsEvents, staged } from "../stage/classes.ts";
import { measures, type MeasuredStage, type MeasureRow } from "../stage/measures.ts";
import { onlyRow, type Answerer } from "./answerer.ts";

/** The numbers of a map's stages (D3). */
export const answerStages: Answerer<"stages"> = async (asking, { unit, period, stages, windowMs }) => {
  const bound = stages.filter(({ binding }) => binding.length > 0);
  const slower = needsEvents(bound);
  if (bound.length === 0) return { unit, n: 0, slower, stages: stages.map(unboundNumbers) };

  const places = new Map(bound.map(({ id }, place) => [id, place]));
  const measured = bound.map((stage, place) => ({ place, next: placesOfNext(stage, places) }));
  const units = staged({ scope: asking.scope, unit, period }, bound, asking.dictionary);
  const row = await onlyRow<MeasureRow>(asking, measures(units, measured, windowMs));
  return {
    unit,
    n: row.n ?? 0,
    slower,
    stages: stages.map((stage) => {
      const own = measured[places.get(stage.id) ?? -1];
      return own === undefined ? unboundNumbers(stage) : numbersOf(stage, own, row);
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

function unboundNumbers({ id, name }: BoundStage): StageNumbers {
  return { id, name, reach: null, ...unknown };
}

function numbersOf({ id, name }: BoundStage, { place, next }: MeasuredStage, row: MeasureRow): StageNumbers {
  const reach = row[`reach_${place}`] ?? 0;
  if (next === undefined) return { id, name, reach, ...unknown };
  const converted = row[`converted_${place}`] ?? 0;
  const elsewhere = row[`elsewhere_${place}`] ?? 0;
  const inProgress = row[`open_${place}`] ?? 0;
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
    medianMs: row[`median_${place}`] ?? null,
    timeN: converted,
  };
}
