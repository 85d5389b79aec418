import { useRef, useState } from "react";
import type { RoomClient } from "../../room/room-client.ts";
import { useNotices } from "../shell/use-notices.ts";
import type { Notice } from "./editor-state.ts";
import { createEditor } from "./editor.ts";
import { newId } from "./new-id.ts";

/** An editor on a room, whose notices this page tells. */
export function useEditor(room: RoomClient) {
  const notices = useNotices(room);
  const tellNow = useRef(notices.tell);
  tellNow.current = notices.tell;
  const [editor] = useState(() =>
    createEditor({
      room: {
        get map() {
          return room.now().map;
        },
        edit: (edit) => room.edit(edit),
      },
      newId,
      mayEdit: room.now().role === "editor",
      tell: (notice: Notice) => tellNow.current(notice, editor),
    }),
  );
  return { editor, notices };
}
