import type { Remark } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { placeKey, type Place } from "../editor/place.ts";
import styles from "./remark.module.css";
import { useRemarks } from "./remarks.ts";

interface RemarkListProps {
  readonly place: Place;
}

/** In the inspector: what is remarked on the thing in the hand. */
export function RemarkList({ place }: RemarkListProps) {
  const remarks = useRemarks(({ byPlace }) => byPlace.get(placeKey(place)));
  if (!remarks) return null;
  return (
    <ul className={styles.here}>
      {remarks.map((remark) => (
        <li key={remark.check} className={styles.words}>
          <RemarkText remark={remark} />
        </li>
      ))}
    </ul>
  );
}

export function RemarkText({ remark: { check, values } }: { readonly remark: Remark }) {
  const { t } = useWords();
  return (
    <>
      <span className={styles.mark} aria-hidden>
        !
      </span>
      <span>{t(`lint:${check}`, { ...values })}</span>
    </>
  );
}
