import { columnsOf, type EditOf, type JourneyMap } from "@itinera/core";
import type { Hand } from "./hand.ts";

export type WritingDraft = Extract<Hand, { kind: "writing" }>["draft"];
type Cell = Pick<EditOf<"card.add">, "lane" | "column">;

const holdsCell = (map: JourneyMap, { lane, column }: Cell) =>
  map.lanes.some((one) => one.id === lane) && columnsOf(map).some((one) => one.id === column);

/** What was written in is no longer there: somebody deleted it, alone or with its lane or stage. */
export function isPlaceGone(map: JourneyMap, draft: WritingDraft): boolean {
  if (map.cards.some((one) => one.id === draft.id)) return false;
  return draft.kind === "card.write" || !holdsCell(map, draft);
}
