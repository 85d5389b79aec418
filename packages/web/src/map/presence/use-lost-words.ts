import {
  columnsOf,
  laneKindOf,
  plainTextOf,
  type CardId,
  type EditOf,
  type JourneyMap,
  type RichText,
} from "@itinera/core";
import { useEffect } from "react";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";
import { useHands } from "../editor/desk.ts";
import type { Hand } from "../editor/hand.ts";
import { newId } from "../editor/new-id.ts";
import { isPlaceGone } from "../editor/written-place.ts";

type Writing = Extract<Hand, { kind: "writing" }>;
type Cell = Pick<EditOf<"card.add">, "lane" | "column">;

/** The cell in which something is written. */
function cellOf(map: JourneyMap, { draft }: Writing): Cell | undefined {
  if (draft.kind === "card.add") return { lane: draft.lane, column: draft.column };
  return map.cards.find((one) => one.id === draft.id);
}

/** Where the words can go: the old cell, else the nearest that there is. */
function cellFor(map: JourneyMap, { lane, column }: Cell): Cell | undefined {
  const lanes = map.lanes.filter((one) => laneKindOf(one.kind).shape === "cards");
  const columns = columnsOf(map);
  const nextLane = lanes.find((one) => one.id === lane) ?? lanes[0];
  const nextColumn = columns.find((one) => one.id === column) ?? columns[0];
  return nextLane && nextColumn && { lane: nextLane.id, column: nextColumn.id };
}

/** Who writes in a card that somebody else deletes keeps the words: they are offered back as a new card. */
export function useLostWords(): void {
  const { editor, room } = useHands();
  const { t } = useWords();
  useEffect(() => {
    /** Asked as the writing begins: afterwards the card may be gone. */
    let cell: Cell | undefined;

    const offer = (text: RichText, from: Cell) =>
      tell(t("room:lostWords.text"), {
        key: "lost-words",
        letGo: t("common:close"),
        action: {
          name: t("room:lostWords.back"),
          perform: () => {
            const { map } = room.now();
            const to = cellFor(map, from);
            const at = map.cards.length;
            if (to) editor.make({ kind: "card.add", id: newId() as CardId, ...to, at, text });
          },
        },
      });

    return editor.store.subscribe(({ hand }, { hand: before }) => {
      const { map } = room.now();
      if (hand.kind === "writing") cell = cellOf(map, hand) ?? cell;
      else if (before.kind === "writing" && cell && isPlaceGone(map, before.draft)) {
        const { text } = before.draft;
        if (plainTextOf(text).trim() !== "") offer(text, cell);
      }
    });
  }, [editor, room, t]);
}
