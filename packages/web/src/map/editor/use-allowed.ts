import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { mapsQuery, meQuery } from "../../api/queries.ts";
import { keepAllWords } from "../../parts/unsaved-words.ts";
import type { RoomClient } from "../../room/room-client.ts";
import type { Editor } from "./editor.ts";

/**
 * What somebody may do can change while they have the map open. Words that are in a field by then become edits
 * first: the room sets them aside and shows them.
 */
export function useAllowed(room: RoomClient, editor: Editor): void {
  const queries = useQueryClient();
  useEffect(() => {
    const look = () => {
      const { role, state } = room.now();
      const mayEdit = role === "editor" && state !== "revoked";
      if (mayEdit === editor.store.getState().mayEdit) return;
      if (!mayEdit) keepAllWords();
      editor.allow(mayEdit, state !== "revoked");
      for (const { queryKey } of [meQuery, mapsQuery]) void queries.invalidateQueries({ queryKey });
    };
    look();
    return room.subscribe(look);
  }, [room, editor, queries]);
}
