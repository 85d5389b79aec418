import { plainTextOf, type JourneyMap } from "@itinera/core";
import type { Place } from "./place.ts";

/** The words on a thing; empty for a lane that has its kind's own name and for places without words. */
export function nameOf(map: JourneyMap, place: Place): string {
  switch (place.kind) {
    case "stage":
      return map.stages.find((one) => one.id === place.id)?.name ?? "";
    case "step":
      return map.steps.find((one) => one.id === place.id)?.name ?? "";
    case "lane":
      return map.lanes.find((one) => one.id === place.id)?.name ?? "";
    case "card": {
      const card = map.cards.find((one) => one.id === place.id);
      return card ? plainTextOf(card.text).replaceAll("\n", " ") : "";
    }
    case "cell":
    case "feeling":
      return "";
  }
}
