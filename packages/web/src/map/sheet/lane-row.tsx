import type { Group, SceneColumn, SceneRow } from "@itinera/scene";
import { memo, useMemo } from "react";
import { useWords } from "../../app/language.tsx";
import { useMayEdit } from "../editor/desk.ts";
import type { HintsOf } from "../editor/use-scene.ts";
import { CardCell } from "./card-cell.tsx";
import { CurveCell } from "./curve-cell.tsx";
import { FarWords } from "./far-words.tsx";
import { LaneHeader } from "./lane-header.tsx";
import { Marks } from "./marks.tsx";
import { NumberCell } from "./number-cell.tsx";
import { SummaryCell } from "./summary-cell.tsx";
import { isIn, type RowSight, type Span } from "./row-sight.ts";
import styles from "./lane-row.module.css";
import { Scaled, Sized } from "./zoomed.tsx";

interface LaneRowProps {
  readonly row: SceneRow;
  /** All columns of the map. */
  readonly columns: readonly SceneColumn[];
  readonly sight: RowSight;
  /** What the hand holds in this row, in sight or not. */
  readonly pin: Span | undefined;
  readonly hintsOf: HintsOf;
  /** Rows above the lanes: stages, and steps where there are any. */
  readonly headerRows: number;
  /** px from the sheet's upper edge to that of the element that holds the row. */
  readonly above?: number;
}

const groupsByColumn = (groups: readonly Group[]) => Map.groupBy(groups, (group) => group.column);

/** One lane: its header, which stays at the left, and the cells in sight. */
export const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { row, columns, sight, pin, hintsOf, headerRows, above = 0 } = props;
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const groups = useMemo(() => groupsByColumn(row.groups), [row.groups]);
  const { isFar } = sight;
  const isDrawn = ({ index }: SceneColumn) =>
    !row.covered.includes(index) && [sight, pin].some((span) => span && isIn(span, index));
  const summary = row.groups.find((group) => group.role === "summary");
  const curves = row.groups.find((group) => group.role === "curve");
  return (
    <Sized
      className={styles.row}
      role="row"
      aria-rowindex={row.line + headerRows + 1}
      data-tall={row.groups.some((group) => group.rows !== undefined) || undefined}
      box={{ top: row.y - above, height: row.h }}
    >
      <LaneHeader group={row.header} lane={row.lane} y={row.y} />
      {/* The header stays outside of it, so that it can be sticky. */}
      <Scaled role="presentation">
        {curves && (
          <div
            className={styles.curves}
            aria-hidden
            style={{ left: curves.x, width: curves.w, height: curves.h }}
          >
            <Marks marks={curves.marks} />
          </div>
        )}
        {mayEdit &&
          row.shape === "curve" &&
          !row.collapsed &&
          row.groups.every(({ role }) => role === "curve") && (
            <p className={styles.unfelt} style={{ left: columns[0]?.x, height: row.h }} aria-hidden>
              {t("map:feeling.start")}
            </p>
          )}
        {row.collapsed
          ? summary && <SummaryCell group={summary} row={row} />
          : row.shape === "numbers"
            ? row.groups.flatMap((group) => {
                const first = group.column ?? 0;
                const its = columns.slice(first, first + (group.span ?? 1));
                const [column] = its;
                return column && its.some(isDrawn)
                  ? [<NumberCell key={group.id} group={group} row={row} column={column} />]
                  : [];
              })
            : columns
                .filter(isDrawn)
                .map((column) =>
                  row.shape === "cards" ? (
                    <CardCell
                      key={column.id}
                      row={row}
                      column={column}
                      groups={groups.get(column.index) ?? none}
                      hintsOf={hintsOf}
                      isFar={isFar}
                    />
                  ) : (
                    <CurveCell
                      key={column.id}
                      row={row}
                      column={column}
                      groups={groups.get(column.index) ?? none}
                    />
                  ),
                )}
        {isFar && row.shape === "cards" && !row.collapsed && <FarWords row={row} />}
      </Scaled>
    </Sized>
  );
});

const none: readonly Group[] = [];
