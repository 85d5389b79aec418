import { feelingId, stageLetter, team } from "@itinera/core";
import { feelingAt, feelingY, type Group, type SceneColumn, type SceneRow } from "@itinera/scene";
import { memo, type PointerEvent } from "react";
import { useWords } from "../../app/language.tsx";
import { drawnPersona, useEditorState, useHands } from "../editor/desk.ts";
import { rest } from "../editor/hand.ts";
import { useView } from "../editor/view.ts";
import { setFeeling, type FeelingPlace } from "../gesture/set-feeling.ts";
import styles from "./cell.module.css";
import { FeelingPoint } from "./feeling-point.tsx";
import { sheetPoint } from "./sheet-point.ts";
import { usePlace } from "./use-place.ts";

interface CurveCellProps {
  readonly row: SceneRow;
  readonly column: SceneColumn;
  readonly groups: readonly Group[];
}

/** Where an emotion lane crosses a column: a press sets what the chosen persona feels, drawing on moves it. */
export const CurveCell = memo(function CurveCell({ row, column, groups }: CurveCellProps) {
  const { editor, room } = useHands();
  const { t } = useWords();
  const place = { kind: "cell", lane: row.lane.id, column: column.id } as const;
  const { props } = usePlace(place);
  const points = groups.filter((group) => group.role === "point");
  const focused = useEditorState(editor, (state) =>
    state.place?.kind === "feeling" && state.place.lane === row.lane.id && state.place.column === column.id
      ? state.place.persona
      : undefined,
  );
  const pointOf = (persona: FeelingPlace["persona"]): FeelingPlace => ({
    ...place,
    kind: "feeling",
    persona,
  });
  const isEmptyFocused = focused !== undefined && !points.some((group) => personaOf(group) === focused);

  const value = (event: PointerEvent<HTMLElement>) =>
    feelingAt(sheetPoint(event.currentTarget, event).y - row.y, row.h);
  const draft = (event: PointerEvent<HTMLElement>) => {
    const drawing = drawnPersona(room.now().map, useView.getState().drawing);
    return setFeeling(pointOf(drawing), value(event));
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
        if (event.button !== 0 || event.pointerType === "touch") return;
        event.currentTarget.setPointerCapture(event.pointerId);
        editor.hold({ kind: "shaping", draft: draft(event) });
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
          place={pointOf(personaOf(group))}
          row={row}
          x={column.x}
        />
      ))}
      {isEmptyFocused && (
        <FeelingPoint
          value={undefined}
          place={pointOf(focused)}
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

  function personaOf(group: Group): FeelingPlace["persona"] {
    const { personas } = room.now().map;
    const found = personas.find(({ id }) => group.id === feelingId(pointOf(id)));
    return found?.id ?? team;
  }
});
