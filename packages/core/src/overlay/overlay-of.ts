import type { CardId, StageId } from "../ids.ts";
import type { LaneKind } from "../lane/lane-kind.ts";
import { bindingSchema } from "../map/binding.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import type { MatchesAnswer, MatchesQuestion } from "../question/matches.ts";
import type { ScoresAnswer, ScoresQuestion } from "../question/scores.ts";
import type { StagesAnswer } from "../question/stages.ts";
import { boundStagesOf } from "./bound-stages.ts";
import type { Overlay, Sentiment, TouchpointNumbers } from "./overlay.ts";

/** What to ask for the numbers of single touchpoints: one binding per bound card, its id as the key. */
export const touchpointBindingsOf = (map: JourneyMap): MatchesQuestion["bindings"] =>
  map.cards.flatMap((card) => (card.binding?.length ? [{ key: card.id, binding: card.binding }] : []));

const hasLane = (map: JourneyMap, ...kinds: readonly LaneKind[]) =>
  map.lanes.some((lane) => kinds.includes(lane.kind) && lane.hidden !== true);

/** So many weeks a trend shows. */
export const trendWeeks = 13;

/** What to ask for the trend of stages, the stage's id as the key: nothing where no lane would show it. */
export const trendBindingsOf = (map: JourneyMap): MatchesQuestion["bindings"] =>
  hasLane(map, "trend")
    ? boundStagesOf(map).flatMap(({ id, binding }) =>
        // What binds a stage can be more than one binding holds; such a stage has no trend.
        binding.length > 0 && bindingSchema.safeParse(binding).success ? [{ key: id, binding }] : [],
      )
    : [];

/** The stages to ask for scores of: none where the map has no lane that would show them. */
export const scoredStagesOf = (map: JourneyMap): ScoresQuestion["stages"] =>
  hasLane(map, "emotion", "sentiment") ? boundStagesOf(map).map(({ id, binding }) => ({ id, binding })) : [];

interface Answers {
  readonly stages: StagesAnswer;
  readonly matches: MatchesAnswer;
  /** Where nobody asked, there is no measured curve. */
  readonly scores?: ScoresAnswer;
  readonly trend?: MatchesAnswer;
}

/** Answers as the map shows them. `stale`: newer ones are on their way. */
export function overlayOf({ stages, matches, scores, trend }: Answers, stale = false): Overlay {
  return {
    state: "counted",
    stale,
    n: stages.n,
    slower: stages.slower,
    stages: new Map(stages.stages.map((stage) => [stage.id, stage])),
    ...(scores !== undefined && scores.properties.length > 0 && { sentiment: sentimentOf(scores) }),
    ...(trend !== undefined && {
      trend: new Map(trend.matches.map(({ key, weeks }) => [key as StageId, weeks])),
    }),
    touchpoints: new Map(
      matches.matches.map(({ key, units, events, unseen }): [CardId, TouchpointNumbers] => [
        key as CardId,
        { units, events, unseen },
      ]),
    ),
  };
}

/** One answer alone is no interval: its ends are the answer. */
const sentimentOf = ({ stages }: ScoresAnswer): ReadonlyMap<StageId, Sentiment> =>
  new Map(
    stages.map(({ id, n, mean, low, high }) => [id, { n, mean, low: low ?? mean, high: high ?? mean }]),
  );
