import type { Check } from "../remark.ts";
import { atCards, cardsOf } from "./cards-of.ts";

export const touchpointWithoutChannel: Check = (map) =>
  atCards(cardsOf(map, "touchpoints").filter((card) => card.channels.length === 0));
