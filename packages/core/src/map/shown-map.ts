import type { LaneId } from "../ids.ts";
import { laneKindOf } from "../lane/lane-kind.ts";
import type { Card } from "./card.ts";
import { heal } from "./heal.ts";
import type { JourneyMap, Stage, Step } from "./journey-map.ts";
import type { Persona } from "./persona.ts";

export interface Shown {
  /** null: all of them. */
  readonly lanes: readonly LaneId[] | null;
  /** Without, the lanes that hold nothing else are left out. */
  readonly numbers: boolean;
}

/** Says that something is measured, and not by what. */
const measured = [{ where: [] }];

const columnShown = <Column extends Stage | Step>({ binding: _, note: __, ...column }: Column) => column;

function cardShown(card: Card, numbers: boolean): Card {
  const { binding, owner: _, plan: __, map: ___, evidence, attachments, ...kept } = card;
  return {
    ...kept,
    ...(numbers && binding?.length && { binding: measured }),
    // How much there is stands on the map; where it came from does not.
    ...(evidence && { evidence: evidence.map(({ note: _____, url: ______, ...one }) => one) }),
    ...(attachments && { attachments: attachments.filter(({ kind }) => kind === "image") }),
  };
}

/** What stands on the map, and nothing of the portrait behind it. */
const personaShown = ({ id, order, name, slot, picture }: Persona): Persona => ({
  id,
  order,
  name,
  slot,
  ...(picture && { picture }),
});

/** The lanes of the map that are seen through such a link. */
export function shownLanes(map: Pick<JourneyMap, "lanes">, { lanes, numbers }: Shown): JourneyMap["lanes"] {
  const seen = lanes && new Set<string>(lanes);
  return map.lanes.filter(
    ({ id, kind, hidden }) =>
      (seen?.has(id) ?? true) && !hidden && (numbers || laneKindOf(kind).shape !== "numbers"),
  );
}

/**
 * The map as somebody sees it who was given a link to look at it: only the lanes that are shown, and of everything
 * what is drawn. What the team keeps behind its map stays behind: what it is bound to, notes, owners, portraits, other
 * maps, hidden lanes.
 */
export function shownMap(map: JourneyMap, shown: Shown): JourneyMap {
  const lanes = shownLanes(map, shown);
  const kept = new Set<string>(lanes.map(({ id }) => id));
  const { goal: _, scope: __, participants: ___, asIs: ____, aim: _____, ...head } = map;
  return heal({
    ...head,
    personas: map.personas.map(personaShown),
    stages: map.stages.map(columnShown),
    steps: map.steps.map(columnShown),
    lanes,
    cards: map.cards.filter((card) => kept.has(card.lane)).map((card) => cardShown(card, shown.numbers)),
    feelings: map.feelings.filter((feeling) => kept.has(feeling.lane)),
  });
}
