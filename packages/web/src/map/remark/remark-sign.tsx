import { useWords } from "../../app/language.tsx";
import { useEditorState, useHands } from "../editor/desk.ts";
import { placeKey, type Place } from "../editor/place.ts";
import styles from "./remark.module.css";
import { useRemarks } from "./remarks.ts";

interface RemarkSignProps {
  readonly place: Place;
}

/** At the corner of what a remark is about, while the list of remarks is open: a sheet at work is calm. */
export function RemarkSign({ place }: RemarkSignProps) {
  const { editor } = useHands();
  const { t } = useWords();
  const isListed = useEditorState(editor, ({ inspector }) => inspector === "remarks");
  const remarks = useRemarks(({ byPlace }) => byPlace.get(placeKey(place)));
  if (!remarks || !isListed) return null;
  const text = remarks.map(({ check, values }) => t(`lint:${check}`, { ...values })).join(" ");
  return (
    <span className={styles.sign} role="img" aria-label={text} title={text} data-remark={place.kind}>
      !
    </span>
  );
}
