import { useEffect, type RefObject } from "react";
import type { Editor } from "../editor/editor.ts";
import { longPress, stillness } from "../gesture/long-press.ts";
import { placeOfElement } from "./place-under.ts";

/** Clicks with Ctrl or Shift, and long presses, choose several cards; a plain click one again. */
export function useChoosing(element: RefObject<HTMLElement | null>, editor: Editor): void {
  useEffect(() => {
    const desk = element.current;
    if (!desk) return undefined;
    let timer = 0;
    let pressedAt = { x: 0, y: 0 };
    /** What the click will mean: the press has chosen already, or a finger adds to what is chosen. */
    let meaning: "plain" | "done" | "toggle" = "plain";

    const end = () => clearTimeout(timer);
    const press = (event: PointerEvent) => {
      // A second finger: the two zoom.
      if (!event.isPrimary) return end();
      meaning = "plain";
      const place = placeOfElement(event.target);
      const isRest = editor.store.getState().hand.kind === "rest";
      if (!place || event.button !== 0 || !isRest) return;
      if (event.pointerType === "touch") {
        if (place.kind !== "card") return;
        pressedAt = { x: event.clientX, y: event.clientY };
        if (editor.store.getState().chosen.size > 0) meaning = "toggle";
        timer = window.setTimeout(() => {
          meaning = "done";
          // One of several that are chosen can be dragged by it, and they with it.
          if (!editor.store.getState().chosen.has(place.id)) editor.toggle(place.id);
        }, longPress);
        return;
      }
      const isMore = event.ctrlKey || event.metaKey;
      if (!(isMore && place.kind === "card") && !event.shiftKey) return;
      // Neither a focus nor a drag nor a frame begins.
      event.preventDefault();
      event.stopPropagation();
      meaning = "done";
      if (isMore && place.kind === "card") editor.toggle(place.id);
      else editor.reachTo(place);
    };
    const focusing = (event: MouseEvent) => {
      if (meaning !== "plain") event.preventDefault();
    };
    const stay = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - pressedAt.x, clientY - pressedAt.y) > stillness) clearTimeout(timer);
    };
    const click = (event: MouseEvent) => {
      const place = placeOfElement(event.target);
      const { chosen } = editor.store.getState();
      if (meaning === "done" || place?.kind !== "card" || chosen.size === 0) return;
      if (meaning === "toggle") editor.toggle(place.id);
      else editor.single(place);
    };

    desk.addEventListener("pointerdown", press, { capture: true });
    desk.addEventListener("mousedown", focusing, { capture: true });
    desk.addEventListener("pointermove", stay);
    desk.addEventListener("pointerup", end);
    desk.addEventListener("pointercancel", end);
    desk.addEventListener("click", click);
    return () => {
      clearTimeout(timer);
      desk.removeEventListener("pointerdown", press, { capture: true });
      desk.removeEventListener("mousedown", focusing, { capture: true });
      desk.removeEventListener("pointermove", stay);
      desk.removeEventListener("pointerup", end);
      desk.removeEventListener("pointercancel", end);
      desk.removeEventListener("click", click);
    };
  }, [element, editor]);
}
