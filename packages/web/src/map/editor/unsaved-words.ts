import { plainTextOf, type JourneyMap } from "@itinera/core";
import type { Hand } from "./hand.ts";

/** Whether words are being written that are not yet an edit: nobody may call them saved. */
export function hasUnsavedWords(hand: Hand, map: JourneyMap): boolean {
  // What stands in the field of a name is known to the field alone.
  if (hand.kind === "naming") return true;
  if (hand.kind !== "writing") return false;
  const { draft } = hand;
  if (draft.kind === "card.add") return plainTextOf(draft.text).trim() !== "";
  const card = map.cards.find((one) => one.id === draft.id);
  return JSON.stringify(card?.text) !== JSON.stringify(draft.text);
}
