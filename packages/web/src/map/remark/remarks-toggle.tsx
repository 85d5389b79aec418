import { Lightbulb } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { actionNamed } from "../action/actions.ts";
import { keySigns } from "../action/key-signs.ts";
import { useEditorState, useHands } from "../editor/desk.ts";
import styles from "./remark.module.css";
import { useRemarks } from "./remarks.ts";

/** Opens the list of remarks, and says how many there are. */
export function RemarksToggle() {
  const { editor } = useHands();
  const { t } = useWords();
  const count = useRemarks(({ all, isOn }) => (isOn ? all.length : 0));
  const [key = ""] = actionNamed("remarks").keys;
  const isOpen = useEditorState(editor, (state) => state.inspector === "remarks");
  return (
    <IconButton
      label={count > 0 ? t("structure:remarks.count", { count }) : t("structure:remarks.title")}
      shortcut={keySigns(key, t("map:key.space")).join(" ")}
      isOn={isOpen}
      onPress={() => editor.inspect(isOpen ? undefined : "remarks")}
    >
      <span className={styles.bulb} aria-hidden>
        <Lightbulb aria-hidden />
        {count > 0 && <span className={styles.count}>{count}</span>}
      </span>
    </IconButton>
  );
}
