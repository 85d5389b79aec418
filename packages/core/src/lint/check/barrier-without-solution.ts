import type { Check } from "../remark.ts";
import { atCards, cardsOf, coveredBy } from "./cards-of.ts";

/** Nothing in the same column would help over it. */
export const barrierWithoutSolution: Check = (map) => {
  const helped = coveredBy(map, cardsOf(map, "solutions", "opportunities"));
  return atCards(cardsOf(map, "barriers").filter((card) => !helped.has(card.column)));
};
