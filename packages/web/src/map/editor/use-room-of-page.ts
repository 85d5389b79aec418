import { useEffect } from "react";
import { keepAllWords } from "../../parts/unsaved-words.ts";
import type { RoomClient } from "../../room/room-client.ts";
import type { Editor } from "./editor.ts";

/**
 * Tries again when the browser is back online. A page that goes leaves its words and edits on this
 * computer; where that cannot be, it asks before it goes.
 */
export function useRoomOfPage(room: RoomClient, editor: Editor): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const { waiting, isKept } = room.now();
      if (waiting > 0 && !isKept) event.preventDefault();
    };
    const leave = () => {
      const { hand } = editor.store.getState();
      if (hand.kind === "writing") editor.keepText(hand.draft.text, "elsewhere");
      keepAllWords();
      room.keep();
    };
    addEventListener("online", room.retry);
    addEventListener("beforeunload", ask);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("online", room.retry);
      removeEventListener("beforeunload", ask);
      removeEventListener("pagehide", leave);
    };
  }, [room, editor]);
}
