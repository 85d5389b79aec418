import { feelingId, stageLetter, team } from "@itinera/core";
import { feelingAt, feelingY, type Group, type SceneColumn, type SceneRow } from "@itinera/scene";
import { memo, type PointerEvent } from "react";
import { useWords } from "../../app/language.tsx";
import { drawnPersona, useEditorState, useHands, useMayEdit } from "../editor/desk.ts";
import { rest } from "../editor/hand.ts";
import { useView } from "../editor/view.ts";
import { setFeeling, type FeelingPlace } from "../gesture/set-feeling.ts";
import styles from "./cell.module.css";
import { Marks } from "./marks.tsx";
import { FeelingPoint } from "./feeling-point.tsx";
import { sheetPoint } from "./sheet-point.ts";
import { usePlace } from "./use-place.ts";

interface CurveCellProps {
  readonly row: SceneRow;
  readonly column: SceneColumn;
  readonly groups: readonly Group[];
}

/** Where an emotion lane crosses a column: a press sets what the chosen persona feels, as long as nothing is set. */
export const CurveCell = memo(function CurveCell({ row, column, groups }: CurveCellProps) {
  const { editor, room } = useHands();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const place = { kind: "cell", lane: row.lane.id, column: column.id } as const;
  const { props } = usePlace(place);
  const points = groups.filter((group) => group.role === "point");
  const measured = groups.filter((group) => group.role === "measured");
  const focused = useEditorState(editor, (state) =>
    state.place?.kind === "feeling" && state.place.lane === row.lane.id && state.place.column === column.id
      ? state.place
      : undefined,
  );
  const isEmptyFocused =
    mayEdit && focused !== undefined && !points.some((group) => group.id === feelingId(focused));

  const value = (event: PointerEvent<HTMLElement>) =>
    feelingAt(sheetPoint(event.currentTarget, event).y - row.y, row.h);
  const draft = (event: PointerEvent<HTMLElement>) => {
    const { map } = room.now();
    const persona = drawnPersona(map, useView.getState().drawing);
    // Who looks at how it shall be draws how it shall be.
    const state = map.type === "future-state" ? ({ state: "to-be" } as const) : {};
    return setFeeling({ ...place, kind: "feeling", persona, ...state }, value(event));
  };

  return (
    <div
      {...props}
      className={styles.cell}
      role="gridcell"
      aria-colindex={column.index + 2}
      aria-label={t(points.length === 0 ? "map:cell.unfelt" : "map:cell.feelings", {
        cell: `${stageLetter(column.stageIndex)}${row.index + 1}`,
        count: points.length,
      })}
      style={{ left: column.x, width: column.w, height: row.h, touchAction: "pan-x pan-y" }}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.pointerType === "touch" || !mayEdit) return;
        // A press sets the first point; one that is there is moved by itself, and a press only chooses the cell.
        const drawn = draft(event);
        if (groups.some((group) => group.id === feelingId(drawn))) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        editor.hold({ kind: "shaping", draft: drawn });
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          editor.hold({ kind: "shaping", draft: draft(event) });
      }}
      onPointerUp={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) editor.letGo(draft(event));
      }}
      onPointerCancel={() => editor.hold(rest)}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {points.map((group) => (
        <FeelingPoint
          key={group.id}
          group={group}
          value={feelingAt(group.y + group.h / 2 - row.y, row.h)}
          place={placeOf(group)}
          row={row}
          x={column.x}
        />
      ))}
      {measured.map((group) => (
        <div
          key={group.id}
          role="img"
          aria-label={group.label}
          title={group.label}
          className={styles.measured}
          style={{ left: group.x - column.x, top: group.y - row.y, width: group.w, height: group.h }}
        >
          <Marks marks={group.marks} />
        </div>
      ))}
      {isEmptyFocused && (
        <FeelingPoint
          value={undefined}
          place={focused}
          row={row}
          x={column.x}
          group={{
            id: "empty",
            role: "point",
            x: column.x + column.w / 2 - 12,
            y: row.y + feelingY(0, row.h) - 12,
            w: 24,
            h: 24,
            label: t("map:feeling.empty"),
            marks: [],
          }}
        />
      )}
    </div>
  );

  function placeOf(group: Group): FeelingPlace {
    const found = room.now().map.feelings.find((feeling) => feeling.id === group.id);
    const state = found?.state && { state: found.state };
    return { ...place, kind: "feeling", persona: found?.persona ?? team, ...state };
  }
});
