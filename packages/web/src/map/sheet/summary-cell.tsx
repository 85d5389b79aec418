import type { Group, SceneRow } from "@itinera/scene";
import { memo } from "react";
import { useHands, useMayEdit } from "../editor/desk.ts";
import styles from "./cell.module.css";
import { Marks } from "./marks.tsx";

interface SummaryCellProps {
  readonly group: Group;
  readonly row: SceneRow;
}

/** How much a collapsed lane holds; a press opens it. */
export const SummaryCell = memo(function SummaryCell({ group, row }: SummaryCellProps) {
  const { editor } = useHands();
  const mayEdit = useMayEdit();
  return (
    <div
      className={mayEdit ? `${styles.cell} ${styles.summary}` : styles.cell}
      role="gridcell"
      aria-colindex={2}
      aria-colspan={group.span}
      style={{ left: group.x, width: group.w, height: row.h }}
      {...(mayEdit && {
        onClick: () => editor.make({ kind: "lane.set", id: row.lane.id, fields: { collapsed: false } }),
      })}
    >
      <span className="visually-hidden">{group.label}</span>
      <div aria-hidden>
        <Marks marks={group.marks} />
      </div>
    </div>
  );
});
