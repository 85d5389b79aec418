import { useWords } from "../../app/language.tsx";
import { placeKey, type Place } from "../editor/place.ts";
import styles from "./remark.module.css";
import { useRemarks } from "./remarks.ts";

interface RemarkSignProps {
  readonly place: Place;
}

/** At the corner of what a remark is about. */
export function RemarkSign({ place }: RemarkSignProps) {
  const { t } = useWords();
  const remarks = useRemarks(({ byPlace }) => byPlace.get(placeKey(place)));
  if (!remarks) return null;
  const text = remarks.map(({ check, values }) => t(`lint:${check}`, { ...values })).join(" ");
  return (
    <span className={styles.sign} role="img" aria-label={text} title={text} data-remark={place.kind}>
      !
    </span>
  );
}
