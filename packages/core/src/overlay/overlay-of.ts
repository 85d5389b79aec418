import type { CardId, StageId } from "../ids.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import type { MatchesAnswer, MatchesQuestion } from "../question/matches.ts";
import type { ScoresAnswer, ScoresQuestion } from "../question/scores.ts";
import type { StagesAnswer } from "../question/stages.ts";
import { boundStagesOf } from "./bound-stages.ts";
import type { Overlay, Sentiment, TouchpointNumbers } from "./overlay.ts";

/** What to ask for the numbers of single touchpoints: one binding per bound card, its id as the key. */
export const touchpointBindingsOf = (map: JourneyMap): MatchesQuestion["bindings"] =>
  map.cards.flatMap((card) => (card.binding?.length ? [{ key: card.id, binding: card.binding }] : []));

/** The stages to ask for scores of: none where the map has no lane that would show them. */
export const scoredStagesOf = (map: JourneyMap): ScoresQuestion["stages"] =>
  map.lanes.some((lane) => lane.kind === "emotion")
    ? boundStagesOf(map).map(({ id, binding }) => ({ id, binding }))
    : [];

interface Answers {
  readonly stages: StagesAnswer;
  readonly matches: MatchesAnswer;
  /** Where nobody asked, there is no measured curve. */
  readonly scores?: ScoresAnswer;
}

/** Answers as the map shows them. `stale`: newer ones are on their way. */
export function overlayOf({ stages, matches, scores }: Answers, stale = false): Overlay {
  return {
    state: "counted",
    stale,
    n: stages.n,
    slower: stages.slower,
    stages: new Map(stages.stages.map((stage) => [stage.id, stage])),
    ...(scores !== undefined && scores.properties.length > 0 && { sentiment: sentimentOf(scores) }),
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
