import {
  laneKindOf,
  richTextOf,
  type CardId,
  type ColumnId,
  type EditOf,
  type JourneyMap,
  type Lane,
} from "@itinera/core";
import type { CellHint } from "./desk.ts";
import { cardsOfCell } from "./walk.ts";

/** A hint taken over: the team's assumption until somebody supports it. */
export function hintCard(
  map: JourneyMap,
  lane: Lane,
  column: ColumnId,
  { text, channel }: CellHint,
  id: string,
): EditOf<"card.add"> {
  const kind = laneKindOf(lane.kind);
  const isTouchpoint = kind.shape === "cards" && kind.look === "touchpoint";
  return {
    kind: "card.add",
    id: id as CardId,
    lane: lane.id,
    column,
    at: cardsOfCell(map, lane.id, column).length,
    text: richTextOf(text),
    fields: { level: "assumption" },
    ...(channel !== undefined && isTouchpoint ? { channels: [channel] } : {}),
  };
}
