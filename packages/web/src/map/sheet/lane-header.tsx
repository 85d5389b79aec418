import type { Lane } from "@itinera/core";
import type { Group } from "@itinera/scene";
import { memo, useRef } from "react";
import { useEditorState, useHands, useMayEdit } from "../editor/desk.ts";
import type { Place } from "../editor/place.ts";
import { RemarkSign } from "../remark/remark-sign.tsx";
import { HeaderMenu } from "../structure/header-menu.tsx";
import { LaneHandle } from "../structure/lane-handle.tsx";
import styles from "./header.module.css";
import { Marks } from "./marks.tsx";
import { NamingField } from "./naming-field.tsx";
import { useDragSource } from "./use-drag-source.ts";
import { usePlace } from "./use-place.ts";
import { Scaled, Sized } from "./zoomed.tsx";

interface LaneHeaderProps {
  readonly group: Group;
  readonly lane: Lane;
  /** Upper edge of its row, px of the sheet. */
  readonly y: number;
}

/** Number, icon and name of a lane; stays at the left while the map passes under it. */
export const LaneHeader = memo(function LaneHeader({ group, lane, y }: LaneHeaderProps) {
  const { editor } = useHands();
  const place: Place = { kind: "lane", id: lane.id };
  const element = useRef<HTMLDivElement>(null);
  const { props } = usePlace(place);
  const isNaming = useEditorState(editor, ({ hand }) => hand.kind === "naming" && hand.draft.id === lane.id);
  const isCarried = useEditorState(
    editor,
    ({ hand }) => hand.kind === "carrying" && hand.draft.id === lane.id,
  );
  const mayEdit = useMayEdit();
  useDragSource(element, place, isNaming);
  return (
    <Sized
      {...props}
      ref={element}
      className={styles.lane}
      role="rowheader"
      aria-colindex={1}
      aria-label={group.label}
      data-carried={isCarried || undefined}
      box={{ width: group.w }}
    >
      <Scaled style={{ width: group.w, height: group.h }}>
        <Marks marks={group.marks} />
        <RemarkSign place={place} />
        {!isNaming && <HeaderMenu name={group.label} />}
        {mayEdit && lane.collapsed !== true && <LaneHandle id={lane.id} y={y} />}
        {isNaming && <NamingField marks={group.marks} at="lane" width={group.w} />}
      </Scaled>
    </Sized>
  );
});
