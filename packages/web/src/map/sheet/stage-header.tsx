import type { Group, SceneStage } from "@itinera/scene";
import { memo, useRef } from "react";
import { useEditorState, useHands, useMayEdit } from "../editor/desk.ts";
import type { Place } from "../editor/place.ts";
import { RemarkSign } from "../remark/remark-sign.tsx";
import { ArrowHandle } from "../structure/arrow-handle.tsx";
import { ColumnHandle } from "../structure/column-handle.tsx";
import { HeaderMenu } from "../structure/header-menu.tsx";
import styles from "./header.module.css";
import { Marks } from "./marks.tsx";
import { NamingField } from "./naming-field.tsx";
import { useDragSource } from "./use-drag-source.ts";
import { usePlace } from "./use-place.ts";

interface StageHeaderProps {
  readonly shown: SceneStage;
}

/** A name that has no room ends in an ellipsis; the whole of it is shown where the hand is. */
const isCutShort = ({ marks }: Group): boolean =>
  marks.some(
    (mark) => mark.kind === "text" && mark.lines.some((line) => line.runs.at(-1)?.text.endsWith("…")),
  );

/** Letter, people and name of a stage, above its columns. */
export const StageHeader = memo(function StageHeader({ shown }: StageHeaderProps) {
  const { editor, room } = useHands();
  const { stage, group } = shown;
  const place = { kind: "stage", id: stage.id } as const satisfies Place;
  const element = useRef<HTMLDivElement>(null);
  const { isHere, props } = usePlace(place);
  const isNaming = useEditorState(editor, ({ hand }) => hand.kind === "naming" && hand.draft.id === stage.id);
  const isCarried = useEditorState(
    editor,
    ({ hand }) => hand.kind === "carrying" && hand.draft.id === stage.id,
  );
  const mayEdit = useMayEdit();
  useDragSource(element, place, isNaming);
  return (
    <div
      {...props}
      ref={element}
      className={styles.stage}
      role="columnheader"
      aria-colindex={shown.first + 2}
      aria-colspan={shown.count}
      aria-label={group.label}
      data-carried={isCarried || undefined}
      style={{ left: group.x, top: group.y, width: group.w, height: group.h }}
    >
      <Marks marks={group.marks} />
      {isCutShort(group) && !isNaming && (
        <span className={styles.whole} aria-hidden lang={room.now().map.lang}>
          {stage.name}
        </span>
      )}
      <RemarkSign place={place} />
      {mayEdit && isHere && !isNaming && <ArrowHandle from={place} />}
      {!isNaming && <HeaderMenu name={stage.name} />}
      {mayEdit && shown.count === 1 && !stage.collapsed && <ColumnHandle place={place} x={group.x} />}
      {isNaming && <NamingField marks={group.marks} at="stage" width={group.w} />}
    </div>
  );
});
