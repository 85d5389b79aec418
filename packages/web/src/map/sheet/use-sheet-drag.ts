import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements, monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, type RefObject } from "react";
import type { Desk } from "../editor/desk.ts";
import { rest, type Drop } from "../editor/hand.ts";
import type { Place } from "../editor/place.ts";
import { dropCard } from "../gesture/drop-card.ts";
import { dropLane, dropStage, dropStep } from "../gesture/drop-header.ts";
import type { DropLine, SheetPoint } from "../gesture/sheet-point.ts";
import { useView } from "../editor/view.ts";
import { pinnedMark, sheetMark, sheetPoint } from "./sheet-point.ts";
import { isDragData } from "./use-drag-source.ts";

function dropOf({ room, scene }: Desk, place: Place, point: SheetPoint): Drop | undefined {
  switch (place.kind) {
    case "card":
      return dropCard(room.now().map, scene, place.id, point);
    case "stage":
      return dropStage(scene, place.id, point);
    case "step":
      return dropStep(room.now().map, scene, place.id, point);
    case "lane":
      return dropLane(room.now().map, scene, place.id, point);
    default:
      return undefined;
  }
}

/** What holds the rows at a height of the window: the sheet, or the pinned rows that stay in sight over it. */
function underPointer(sheet: Element, { clientY }: { clientY: number }): Element {
  const pinned = sheet.querySelector(`[${pinnedMark}]`);
  const box = pinned?.getBoundingClientRect();
  return pinned && box && clientY >= box.top && clientY < box.bottom ? pinned : sheet;
}

const sameLine = (a: DropLine | undefined, b: DropLine | undefined): boolean =>
  a?.direction === b?.direction && a?.x === b?.x && a?.y === b?.y && a?.length === b?.length;

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

    const dropAt = (place: Place, input: { clientX: number; clientY: number }) => {
      const sheet = target.querySelector(`[${sheetMark}]`);
      const { scene } = latest.current;
      const { zoom } = useView.getState();
      if (!sheet) return undefined;
      // Under the sticky header lie rows that nobody sees.
      const underHead =
        place.kind === "card" && input.clientY < target.getBoundingClientRect().top + scene.header.h * zoom;
      return underHead
        ? undefined
        : dropOf(latest.current, place, sheetPoint(underPointer(sheet, input), input));
    };

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
          const drop = dropAt(data.place, location.current.input);
          const { hand } = editor.store.getState();
          // Most moves of the pointer stay over the same place.
          if (hand.kind === "dragging" && sameLine(hand.drop?.line, drop?.line)) return;
          editor.hold({ kind: "dragging", place: data.place, ...(drop && { drop }) });
        },
        onDrop({ source: { data }, location }) {
          editor.hold(rest);
          if (!isDragData(data) || location.current.dropTargets.length === 0) return;
          const drop = dropAt(data.place, location.current.input);
          if (drop) editor.drop(drop.edit, data.place);
        },
      }),
    );
  }, [element]);
}
