import type { Group, SceneRow } from "@itinera/scene";
import { feelingAt } from "@itinera/scene";
import type { PointerEvent } from "react";
import { useWords } from "../../app/language.tsx";
import { useHands, useMayEdit } from "../editor/desk.ts";
import { rest } from "../editor/hand.ts";
import { feelingOf, setFeeling, type FeelingPlace } from "../gesture/set-feeling.ts";
import styles from "./feeling-point.module.css";
import { Marks } from "./marks.tsx";
import { sheetPoint } from "./sheet-point.ts";
import { usePlace } from "./use-place.ts";

interface FeelingPointProps {
  readonly group: Group;
  /** What it stands at, with what is in the hand; undefined for one that is not felt yet. */
  readonly value: number | undefined;
  readonly place: FeelingPlace;
  readonly row: SceneRow;
  /** Left of the cell, px of the sheet. */
  readonly x: number;
}

/** A point of a felt curve; goes up and down in half steps. */
export function FeelingPoint({ group, value, place, row, x }: FeelingPointProps) {
  const { editor, room } = useHands();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const { props } = usePlace(place);
  const draft = (event: PointerEvent<HTMLElement>) =>
    setFeeling(place, feelingAt(sheetPoint(event.currentTarget, event).y - row.y, row.h));
  return (
    <div
      {...props}
      className={styles.point}
      data-faint={group.faint}
      role="slider"
      aria-orientation="vertical"
      aria-readonly={!mayEdit || undefined}
      aria-label={group.label}
      aria-valuemin={-2}
      aria-valuemax={2}
      aria-valuenow={value ?? 0}
      aria-valuetext={value === undefined ? t("map:feeling.empty") : group.label}
      style={{ left: group.x - x, top: group.y - row.y, width: group.w, height: group.h }}
      onPointerDown={(event) => {
        event.stopPropagation();
        if (event.button === 0 && mayEdit) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          editor.hold({ kind: "shaping", draft: draft(event) });
      }}
      onPointerUp={(event) => {
        event.stopPropagation();
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const made = draft(event);
        // The shown value has the draft in it already: what counts is the one before the gesture.
        editor.letGo(made.value === feelingOf(room.now().map, place) ? undefined : made);
      }}
      onPointerCancel={() => editor.hold(rest)}
    >
      <Marks marks={group.marks} />
    </div>
  );
}
