import { X } from "lucide-react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { useDesk, useEditorState } from "../editor/desk.ts";
import { SubjectPanel } from "../inspector/inspector.tsx";
import { subjectOf } from "../inspector/subject.ts";
import styles from "./phone-sheet.module.css";

/** What the inspector is on a large screen, as a sheet from below. */
export function PhoneSheet() {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const place = useEditorState(editor, (state) => state.place);
  const isOpen = useEditorState(
    editor,
    (state) => state.inspector !== undefined && state.hand.kind === "rest",
  );
  const subject = subjectOf(map, place);
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={isOpen && subject !== undefined}
      isDismissable
      onOpenChange={(open) => {
        if (!open) editor.inspect(undefined);
      }}
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.sheet} aria-label={t("map:inspector.label")}>
          <div className={styles.close}>
            <IconButton label={t("common:close")} onPress={() => editor.inspect(undefined)}>
              <X aria-hidden />
            </IconButton>
          </div>
          {subject && <SubjectPanel subject={subject} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
