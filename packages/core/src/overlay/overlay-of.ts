import type { CardId } from "../ids.ts";
import type { JourneyMap } from "../map/journey-map.ts";
import type { MatchesAnswer, MatchesQuestion } from "../question/matches.ts";
import type { StagesAnswer } from "../question/stages.ts";
import type { Overlay, TouchpointNumbers } from "./overlay.ts";

/** What to ask for the numbers of single touchpoints: one binding per bound card, its id as the key. */
export const touchpointBindingsOf = (map: JourneyMap): MatchesQuestion["bindings"] =>
  map.cards.flatMap((card) => (card.binding?.length ? [{ key: card.id, binding: card.binding }] : []));

/** Two answers as the map shows them. `stale`: a newer answer is on its way. */
export function overlayOf(stages: StagesAnswer, matches: MatchesAnswer, stale = false): Overlay {
  return {
    state: "counted",
    stale,
    n: stages.n,
    slower: stages.slower,
    stages: new Map(stages.stages.map((stage) => [stage.id, stage])),
    touchpoints: new Map(
      matches.matches.map(({ key, units, events, unseen }): [CardId, TouchpointNumbers] => [
        key as CardId,
        { units, events, unseen },
      ]),
    ),
  };
}
