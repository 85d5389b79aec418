import { useLayoutEffect, useRef, type RefObject } from "react";
import type { Desk } from "../editor/desk.ts";
import { cellOf } from "../editor/place.ts";
import { useView } from "../editor/view.ts";
import { anchorShift } from "./anchor.ts";

/** Keeps what is looked at where it is when the map is laid out anew. Not while something is in the hand: a drop would miss. */
export function useAnchor(element: RefObject<HTMLElement | null>, { editor, map, scene }: Desk): void {
  const zoom = useView((view) => view.zoom);
  const before = useRef(scene);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = scene;
    const desk = element.current;
    const { hand, place } = editor.store.getState();
    if (!desk || old === scene || hand.kind !== "rest") return;
    const [left, top] = [desk.scrollLeft / zoom, desk.scrollTop / zoom];
    const seen = {
      left: left + old.laneW,
      top: top + old.header.h,
      right: left + desk.clientWidth / zoom,
      bottom: top + desk.clientHeight / zoom,
    };
    const { x, y } = anchorShift(old, scene, seen, (place && cellOf(map, place)) ?? {});
    if (x !== 0) desk.scrollLeft += x * zoom;
    if (y !== 0) desk.scrollTop += y * zoom;
  }, [element, editor, map, scene, zoom]);
}
