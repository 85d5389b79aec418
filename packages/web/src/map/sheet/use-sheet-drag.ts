import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements, monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, type RefObject } from "react";
import type { Desk } from "../editor/desk.ts";
import { rest } from "../editor/hand.ts";
import type { Place } from "../editor/place.ts";
import { dropAt, sameDrop, type WindowPoint } from "./drop-at.ts";
import { isDragData } from "./use-drag-source.ts";

/**
 * One drop target for the whole sheet: where a thing lands is reckoned from the layout, at the drop once
 * more, so that a map changed by others in between is hit where it is now. All ends in the monitor: a
 * source that others deleted hears of nothing.
 */
export function useSheetDrag(element: RefObject<HTMLElement | null>, desk: Desk): void {
  const latest = useRef(desk);
  latest.current = desk;

  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const { editor } = latest.current;

    const at = (place: Place, input: WindowPoint) => dropAt(target, latest.current, place, input);

    return combine(
      dropTargetForElements({ element: target, canDrop: ({ source }) => isDragData(source.data) }),
      autoScrollForElements({ element: target }),
      monitorForElements({
        canMonitor: ({ source }) => isDragData(source.data),
        onDragStart({ source: { data } }) {
          if (isDragData(data)) editor.hold({ kind: "dragging", place: data.place });
        },
        onDrag({ source: { data }, location }) {
          if (!isDragData(data)) return;
          const drop = at(data.place, location.current.input);
          const { hand } = editor.store.getState();
          // Most moves of the pointer stay over the same place.
          if (hand.kind === "dragging" && sameDrop(hand.drop, drop)) return;
          editor.hold({ kind: "dragging", place: data.place, ...(drop && { drop }) });
        },
        onDrop({ source: { data }, location }) {
          editor.hold(rest);
          if (!isDragData(data) || location.current.dropTargets.length === 0) return;
          const drop = at(data.place, location.current.input);
          if (drop) editor.drop(drop.edit, data.place);
        },
      }),
    );
  }, [element]);
}
