import type { Group, SceneColumn, SceneRow } from "@itinera/scene";
import { memo } from "react";
import { useHands } from "../editor/desk.ts";
import styles from "./cell.module.css";
import { Marks } from "./marks.tsx";
import { usePlace } from "./use-place.ts";

interface NumberCellProps {
  readonly group: Group;
  readonly row: SceneRow;
  /** The first column of the stage that the number is about. */
  readonly column: SceneColumn;
}

/** A measured number, or why there is none. A press shows what it counts. */
export const NumberCell = memo(function NumberCell({ group, row, column }: NumberCellProps) {
  const { editor } = useHands();
  const { props } = usePlace({ kind: "cell", lane: row.lane.id, column: column.id });
  return (
    <div
      {...props}
      className={`${styles.cell} ${styles.numbers}`}
      role="gridcell"
      aria-colindex={column.index + 2}
      aria-colspan={group.span}
      style={{ left: group.x, width: group.w, height: row.h }}
      onClick={() => editor.inspect("binding")}
    >
      <span className="visually-hidden">{group.label}</span>
      <div
        className={styles.inner}
        aria-hidden
        style={{ left: 0, top: group.y - row.y, width: group.w, height: group.h }}
      >
        <Marks marks={group.marks} />
      </div>
    </div>
  );
});
