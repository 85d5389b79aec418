import type { Check } from "../remark.ts";
import { atCards, cardsOf } from "./cards-of.ts";

export const kpiWithoutOwner: Check = (map) =>
  atCards(cardsOf(map, "kpis").filter((card) => card.owner === undefined));

export const kpiWithoutTarget: Check = (map) =>
  atCards(cardsOf(map, "kpis").filter((card) => card.target === undefined));

/** An empty map is not spoken to of numbers yet. */
export const mapWithoutKpi: Check = (map) =>
  map.cards.length > 0 && cardsOf(map, "kpis").length === 0 ? [{ at: { kind: "map" } }] : [];
