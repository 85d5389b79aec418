import type { StepId } from "@itinera/core";
import type { Group } from "@itinera/scene";
import { memo, useRef } from "react";
import { useEditorState, useHands, useMayEdit } from "../editor/desk.ts";
import { RemarkSign } from "../remark/remark-sign.tsx";
import { ArrowHandle } from "../structure/arrow-handle.tsx";
import { ColumnHandle } from "../structure/column-handle.tsx";
import { HeaderMenu } from "../structure/header-menu.tsx";
import styles from "./header.module.css";
import { Marks } from "./marks.tsx";
import { NamingField } from "./naming-field.tsx";
import { useDragSource } from "./use-drag-source.ts";
import { usePlace } from "./use-place.ts";

interface StepHeaderProps {
  readonly group: Group;
}

/** The name of a step, above its column. */
export const StepHeader = memo(function StepHeader({ group }: StepHeaderProps) {
  const { editor } = useHands();
  const id = group.id as StepId;
  const place = { kind: "step", id } as const;
  const element = useRef<HTMLDivElement>(null);
  const { isHere, props } = usePlace(place);
  const isNaming = useEditorState(editor, ({ hand }) => hand.kind === "naming" && hand.draft.id === id);
  const isCarried = useEditorState(editor, ({ hand }) => hand.kind === "carrying" && hand.draft.id === id);
  const mayEdit = useMayEdit();
  useDragSource(element, place, isNaming);
  return (
    <div
      {...props}
      ref={element}
      className={styles.step}
      role="columnheader"
      aria-colindex={(group.column ?? 0) + 2}
      aria-label={group.label}
      data-carried={isCarried || undefined}
      style={{ left: group.x, top: group.y, width: group.w, height: group.h }}
    >
      <Marks marks={group.marks} />
      <RemarkSign place={place} />
      {mayEdit && isHere && !isNaming && <ArrowHandle from={place} />}
      {!isNaming && <HeaderMenu name={group.label} />}
      {mayEdit && <ColumnHandle place={place} x={group.x} />}
      {isNaming && <NamingField marks={group.marks} at="step" width={group.w} />}
    </div>
  );
});
