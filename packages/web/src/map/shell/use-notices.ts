import { useRef, useState } from "react";
import { toast } from "sonner";
import { useWords } from "../../app/language.tsx";
import { tell as toastOf } from "../../parts/toasts.tsx";
import type { Notice } from "../editor/editor-state.ts";
import type { Editor } from "../editor/editor.ts";
import { alongOf, draftOf } from "../editor/hand.ts";
import type { RoomClient } from "../../room/room-client.ts";
import { cellReference, type Place } from "../editor/place.ts";
import { nameOf } from "../editor/place-name.ts";
import { shownMap } from "../editor/shown-map.ts";

const toastKey = "map";
const roleKey = "map-role";

/** Finds the words for what the editor tells: toasts for what was lost or refused, the live region for moves. */
export function useNotices(room: RoomClient) {
  const { t } = useWords();
  const [said, say] = useState("");
  const [saidCalmly, sayCalmly] = useState("");
  /** The toast's Undo takes back the last edit: it goes as soon as another follows. */
  const stopWatching = useRef<() => void>(undefined);

  function moved(kind: "picked-up" | "carried" | "moved" | "put-back", place: Place, editor: Editor) {
    const map = shownMap(
      room.now().map,
      draftOf(editor.store.getState().hand),
      alongOf(editor.store.getState().hand),
    );
    const lane = place.kind === "lane" ? map.lanes.find((one) => one.id === place.id) : undefined;
    const name = nameOf(map, place) || (lane ? t(`lanes:${lane.kind}.name`) : "");
    if (place.kind === "card") {
      const card = map.cards.find((one) => one.id === place.id);
      const cell = card ? cellReference(map, card.lane, card.column) : "";
      say(t(`map:said.${kind}`, { name, place: cell }));
      return;
    }
    const list = place.kind === "stage" ? map.stages : place.kind === "lane" ? map.lanes : map.steps;
    const at = list.findIndex((one) => "id" in place && one.id === place.id) + 1;
    say(
      t(`map:said.${kind}`, {
        name,
        place: t("map:said.at", { at, of: list.length }),
      }),
    );
  }

  function deletedCards(count: number) {
    withUndo(t("map:deleted.cards", { count }));
  }
  function deleted({ what, name, lane }: Extract<Notice, { kind: "deleted" }>) {
    const words = name || (lane ? t(`lanes:${lane}.name`) : "");
    withUndo(t(`map:deleted.${what}`, { name: words }));
  }

  function withUndo(text: string) {
    toastOf(text, {
      key: toastKey,
      action: { name: t("common:undo"), perform: () => room.undo() },
    });
    stopWatching.current?.();
    const { map } = room.now();
    stopWatching.current = room.subscribe(() => {
      if (room.now().map === map) return;
      toast.dismiss(toastKey);
      stopWatching.current?.();
      stopWatching.current = undefined;
    });
  }

  return {
    /** For the live region. */
    said,
    /** For the one that waits until the reader has finished. */
    saidCalmly,
    tell(notice: Notice, editor: Editor) {
      switch (notice.kind) {
        case "deleted":
          return deleted(notice);
        case "deleted-cards":
          return deletedCards(notice.count);
        case "chosen":
          return sayCalmly(t("map:chosen.count", { count: notice.count }));
        case "copied":
          return sayCalmly(t("map:copied", { count: notice.count }));
        case "only":
          return sayCalmly(
            notice.persona === undefined
              ? t("map:said.everyone")
              : t("map:said.only", { name: notice.persona }),
          );
        case "paste-too-big":
          return toastOf(t("map:paste.tooBig", { most: notice.most }), { key: toastKey });
        case "paste-nowhere":
          return toastOf(t("map:paste.nowhere"), { key: toastKey });
        case "paste-by-key":
          return toastOf(t("map:paste.byKey"), { key: toastKey });
        case "done":
          return withUndo(t(`map:done.${notice.what}`, { count: notice.count }));
        // One after the other they say the same: the last stays.
        case "read-only":
          return toastOf(t("sharing:read.notice"), { key: roleKey });
        case "allowed":
          return toastOf(t(notice.isAllowed ? "sharing:read.given" : "sharing:read.taken"), { key: roleKey });
        case "refused":
          return toastOf(t(`errors:edit.${notice.reason}`), { key: toastKey });
        default:
          return moved(notice.kind, notice.place, editor);
      }
    },
  };
}
