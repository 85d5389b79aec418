import type { RichText } from "@itinera/core";
import { useRef } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useDesk, useEditorState } from "../editor/desk.ts";
import { RichTextBox } from "../writing/lazy-rich-text-box.tsx";
import styles from "./phone-writing.module.css";

/** The text of a card, written in a dialog of its own. */
export function PhoneWriting() {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const draft = useEditorState(editor, ({ hand }) => (hand.kind === "writing" ? hand.draft : undefined));
  const latest = useRef<RichText>(undefined);
  if (!draft) return null;
  return (
    <Dialog
      title={t(draft.kind === "card.add" ? "map:add.card" : "map:card.write")}
      isOpen
      onClose={() => editor.leave()}
      actions={
        <>
          <Button onPress={() => editor.leave()}>{t("common:cancel")}</Button>
          <Button look="ink" onPress={() => editor.keepText(latest.current ?? draft.text, "elsewhere")}>
            {t("map:phone.keep")}
          </Button>
        </>
      }
    >
      <div className={styles.box}>
        <RichTextBox
          key={draft.id}
          start={draft.text}
          lang={map.lang}
          onTyped={(text) => {
            latest.current = text;
            editor.typed(text);
          }}
        />
      </div>
    </Dialog>
  );
}
