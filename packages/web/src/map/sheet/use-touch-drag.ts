import { useEffect, useRef, type RefObject } from "react";
import type { Desk } from "../editor/desk.ts";
import { rest } from "../editor/hand.ts";
import type { Place } from "../editor/place.ts";
import { edgePace } from "../gesture/edge-pace.ts";
import { longPress, stillness } from "../gesture/long-press.ts";
import { placeOfElement } from "../selection/place-under.ts";
import { dropAt, sameDrop, type WindowPoint } from "./drop-at.ts";

const far = (a: WindowPoint, b: WindowPoint) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

/**
 * A finger that lies still takes a card or a header, and drags it when it moves on; one that moves at once scrolls.
 * Where the browser has a drag of its own for fingers, it cancels the touch and goes on alone.
 */
export function useTouchDrag(element: RefObject<HTMLElement | null>, desk: Desk): void {
  const latest = useRef(desk);
  latest.current = desk;

  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const { editor } = latest.current;
    let timer = 0;
    let frame = 0;
    let pressed: WindowPoint = { clientX: 0, clientY: 0 };
    let now = pressed;
    let taken: Place | undefined;
    let isDragging = false;

    const hold = () => {
      if (!taken) return;
      const drop = dropAt(target, latest.current, taken, now);
      const { hand } = editor.store.getState();
      if (hand.kind === "dragging" && sameDrop(hand.drop, drop)) return;
      editor.hold({ kind: "dragging", place: taken, ...(drop && { drop }) });
    };
    const scroll = () => {
      const { left, top, right, bottom } = target.getBoundingClientRect();
      const [x, y] = [edgePace(now.clientX, left, right), edgePace(now.clientY, top, bottom)];
      if (x !== 0 || y !== 0) {
        target.scrollBy(x, y);
        hold();
      }
      frame = requestAnimationFrame(scroll);
    };
    const leave = () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      if (isDragging) editor.hold(rest);
      taken = undefined;
      isDragging = false;
    };

    const begin = (event: TouchEvent) => {
      leave();
      const [touch] = event.touches;
      const place = placeOfElement(event.target);
      const isThing = place !== undefined && place.kind !== "cell" && place.kind !== "feeling";
      const isOnHandle = event.target instanceof Element && event.target.closest("[data-edge], button");
      if (!touch || event.touches.length > 1 || !isThing || isOnHandle) return;
      const { hand, mayEdit } = editor.store.getState();
      if (hand.kind !== "rest" || !mayEdit) return;
      pressed = now = touch;
      timer = window.setTimeout(() => (taken = place), longPress);
    };
    const move = (event: TouchEvent) => {
      const [touch] = event.touches;
      if (!touch) return;
      now = touch;
      if (!taken) {
        if (far(now, pressed) > stillness) clearTimeout(timer);
        return;
      }
      // Else the sheet would scroll.
      event.preventDefault();
      if (!isDragging) {
        if (far(now, pressed) <= stillness) return;
        isDragging = true;
        frame = requestAnimationFrame(scroll);
      }
      hold();
    };
    const end = (event: TouchEvent) => {
      const place = isDragging ? taken : undefined;
      leave();
      if (!place) return;
      // No click follows.
      event.preventDefault();
      const drop = dropAt(target, latest.current, place, now);
      if (drop) editor.drop(drop.edit, place);
      if (editor.store.getState().chosen.size === 1) editor.single(place);
    };
    target.addEventListener("touchstart", begin, { passive: true });
    target.addEventListener("touchmove", move, { passive: false });
    target.addEventListener("touchend", end);
    target.addEventListener("touchcancel", leave);
    return () => {
      leave();
      target.removeEventListener("touchstart", begin);
      target.removeEventListener("touchmove", move);
      target.removeEventListener("touchend", end);
      target.removeEventListener("touchcancel", leave);
    };
  }, [element]);
}
