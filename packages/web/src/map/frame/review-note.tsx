import { useState } from "react";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/language.tsx";
import { useDesk } from "../editor/desk.ts";
import { dayOf } from "../inspector/evidence/is-expired.ts";
import { FrameDialog } from "./frame-dialog.tsx";
import styles from "./frame.module.css";

/** When the map is to be looked through again, or that this is overdue; opens the frame. */
export function ReviewNote() {
  const { map } = useDesk();
  const { t, format } = useWords();
  const today = dayOf(useNow());
  const [isOpen, open] = useState(false);
  if (!map.review) return null;
  const isOver = map.review < today;
  const day = format.day(map.review);
  return (
    <>
      <button
        type="button"
        className={styles.review}
        data-over={isOver || undefined}
        onClick={() => open(true)}
      >
        {t(isOver ? "cards:frame.overdue" : "cards:frame.reviewOn", { day })}
      </button>
      {isOpen && <FrameDialog onClose={() => open(false)} />}
    </>
  );
}
