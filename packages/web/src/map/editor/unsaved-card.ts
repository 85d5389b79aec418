import { plainTextOf, type JourneyMap } from "@itinera/core";
import type { Hand } from "./hand.ts";

/** Whether words of a card are being written that are not yet an edit: nobody may call them saved. */
export function isUnsavedCard(hand: Hand, map: JourneyMap): boolean {
  if (hand.kind !== "writing") return false;
  const { draft } = hand;
  if (draft.kind === "card.add") return plainTextOf(draft.text).trim() !== "";
  const card = map.cards.find((one) => one.id === draft.id);
  return JSON.stringify(card?.text) !== JSON.stringify(draft.text);
}
