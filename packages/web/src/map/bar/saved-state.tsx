import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { useHands } from "../editor/desk.ts";
import type { SaveState } from "../../room/room-client.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import styles from "./saved-state.module.css";

const icons = {
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  refused: TriangleAlert,
  reload: TriangleAlert,
} as const satisfies Record<SaveState, unknown>;

/** Says "saved" only when everything is on the server's disk. */
export function SavedState() {
  const { room } = useHands();
  const { t } = useWords();
  const { state, waiting } = useRoomNow(room);
  const Icon = icons[state];
  return (
    <span className={styles.state} data-state={state} role="status">
      <Icon aria-hidden />
      <span className={styles.words}>
        {state === "offline" && waiting === 0
          ? t("map:saved.cut")
          : t(`map:saved.${state}`, { count: waiting })}
      </span>
      {state === "reload" && (
        <Button look="text" size="small" onPress={() => location.reload()}>
          {t("map:saved.again")}
        </Button>
      )}
    </span>
  );
}
