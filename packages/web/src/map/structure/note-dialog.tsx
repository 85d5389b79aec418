import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { useHands } from "../editor/desk.ts";
import { nameOf } from "../editor/place-name.ts";
import { columnAt, setColumn, type ColumnPlace } from "./column-edits.ts";

interface NoteDialogProps {
  readonly place: ColumnPlace;
  readonly onClose: () => void;
}

/** A note on a stage or a step; an emptied one is taken away. */
export function NoteDialog({ place, onClose }: NoteDialogProps) {
  const { editor, room } = useHands();
  const { t } = useWords();
  const { map } = room.now();
  const start = columnAt(map, place)?.note ?? "";
  const [text, write] = useState(start);
  const keep = () => {
    const words = text.trim();
    if (words !== start) editor.make(setColumn(place, { note: words === "" ? null : words }));
    onClose();
  };
  return (
    <Dialog
      title={t("structure:note.on", { name: nameOf(map, place) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" onPress={keep}>
            {t("map:phone.keep")}
          </Button>
        </>
      }
    >
      <TextArea
        label={t("structure:note.label")}
        rows={6}
        value={text}
        onChange={write}
        maxLength={2_000}
        autoFocus
      />
    </Dialog>
  );
}
