import { ListTree } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { actionNamed } from "../action/actions.ts";
import { keySigns } from "../action/key-signs.ts";
import { useEditorState, useHands } from "../editor/desk.ts";

/** Opens the list of all lanes. */
export function LanesToggle() {
  const { editor } = useHands();
  const { t } = useWords();
  const isOpen = useEditorState(editor, (state) => state.inspector === "lanes");
  const [key = ""] = actionNamed("lanes").keys;
  return (
    <IconButton
      label={t("structure:lanes.title")}
      shortcut={keySigns(key, t("map:key.space")).join(" ")}
      isOn={isOpen}
      onPress={() => editor.inspect(isOpen ? undefined : "lanes")}
    >
      <ListTree aria-hidden />
    </IconButton>
  );
}
