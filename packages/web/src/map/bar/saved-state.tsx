import { Check, CloudOff, Eye, LoaderCircle, PenLine, TriangleAlert } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { useHasUnsavedWords } from "../../parts/unsaved-words.ts";
import type { RoomNow, SaveState } from "../../room/room-client.ts";
import { useEditorState, useHands, useMayEdit } from "../editor/desk.ts";
import { isUnsavedCard } from "../editor/unsaved-card.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import { AsideEdits } from "./aside-edits.tsx";
import styles from "./saved-state.module.css";

const icons = {
  saved: Check,
  writing: PenLine,
  saving: LoaderCircle,
  offline: CloudOff,
  gone: TriangleAlert,
  revoked: TriangleAlert,
  reading: Eye,
  reload: TriangleAlert,
} as const satisfies Record<SaveState | "writing" | "reading", unknown>;

/** Says "saved" only when everything is on the server's disk, with every letter that was typed. */
export function SavedState() {
  const { editor, room } = useHands();
  const { t } = useWords();
  const now = useRoomNow(room);
  const isWritingCard = useEditorState(editor, ({ hand }) => isUnsavedCard(hand, now.map));
  const isWriting = useHasUnsavedWords() || isWritingCard;
  const mayEdit = useMayEdit();
  const state = now.state !== "saved" ? now.state : !mayEdit ? "reading" : isWriting ? "writing" : "saved";
  const Icon = icons[state];
  return (
    <>
      <span className={styles.state} data-state={state} role="status">
        <Icon aria-hidden />
        <span className={styles.words}>
          {state === "writing"
            ? t("room:state.writing")
            : state === "reading"
              ? t("sharing:read.only")
              : wordsOf(t, now)}
        </span>
        {state === "reload" && (
          <Button look="text" size="small" onPress={() => location.reload()}>
            {t("map:saved.again")}
          </Button>
        )}
      </span>
      {now.aside.length > 0 && <AsideEdits aside={now.aside} onClose={() => room.forgetAside(now.aside)} />}
    </>
  );
}

function wordsOf(t: ReturnType<typeof useWords>["t"], { state, waiting, isKept }: RoomNow): string {
  switch (state) {
    case "gone":
    case "revoked":
      return t(`room:state.${state}`);
    case "offline":
      if (waiting === 0) return t("map:saved.cut");
      return t(isKept ? "map:saved.offline" : "room:state.unkept", { count: waiting });
    default:
      return t(`map:saved.${state}`);
  }
}
