import { useWords } from "../../app/language.tsx";
import { KeptField } from "../../parts/kept-field.tsx";
import { useHands } from "../editor/desk.ts";
import { setColumn, type ColumnPlace } from "../structure/column-edits.ts";

interface ColumnNoteProps {
  readonly place: ColumnPlace;
  readonly note: string | undefined;
}

/** What else is to be said of a stage or a step. */
export function ColumnNote({ place, note = "" }: ColumnNoteProps) {
  const { editor } = useHands();
  const { t } = useWords();
  return (
    <KeptField
      label={t("structure:note.label")}
      value={note}
      isLong
      maxLength={2_000}
      onKeep={(text) => editor.make(setColumn(place, { note: text === "" ? null : text }))}
    />
  );
}
