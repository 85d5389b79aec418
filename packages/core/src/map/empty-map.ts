import type { MapId } from "../ids.ts";
import type { JourneyMap, MapHead } from "./journey-map.ts";

/** A map with a head and nothing in it. */
export const emptyMap = (id: MapId, head: MapHead): JourneyMap => ({
  ...head,
  id,
  personas: [],
  stages: [],
  steps: [],
  sections: [],
  lanes: [],
  cards: [],
  feelings: [],
  connectors: [],
});
