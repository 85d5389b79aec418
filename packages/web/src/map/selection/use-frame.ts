import { laneKindOf, type CardId } from "@itinera/core";
import { useEffect, useRef, useState, type RefObject } from "react";
import type { Desk } from "../editor/desk.ts";
import { edgePace } from "../gesture/edge-pace.ts";
import type { SheetPoint } from "../gesture/sheet-point.ts";
import { sheetPoint } from "../sheet/sheet-point.ts";
import { cardsInFrame, frameBetween, type Frame } from "./frame.ts";
import { placeOfElement } from "./place-under.ts";

/** A press that moves less is a click, px. */
const slack = 4;

/** Whether a press there may begin a frame: on paper, not on a thing or on a curve that is drawn. */
function isPaper({ room }: Desk, target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest("button, input, [contenteditable], [role=slider]"))
    return false;
  const place = placeOfElement(target);
  if (!place) return true;
  const lane = place.kind === "cell" ? room.now().map.lanes.find((one) => one.id === place.lane) : undefined;
  return lane !== undefined && laneKindOf(lane.kind).shape === "cards";
}

/** A frame drawn on the empty sheet chooses the cards that it touches; with Shift or Ctrl, these too. */
export function useFrame(element: RefObject<HTMLElement | null>, desk: Desk): Frame | undefined {
  const [frame, show] = useState<Frame>();
  const latest = useRef(desk);
  latest.current = desk;

  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const sheet = target.querySelector("[data-sheet]");
    if (!sheet) return undefined;
    const { editor } = latest.current;
    let start: SheetPoint | undefined;
    let from = { clientX: 0, clientY: 0 };
    let now = from;
    let before: readonly CardId[] = [];
    let isDrawing = false;
    let timer = 0;

    const draw = () => {
      if (!start) return;
      const drawn = frameBetween(start, sheetPoint(sheet, now));
      show(drawn);
      const chosen = new Set([...before, ...cardsInFrame(latest.current.scene, drawn)]);
      editor.store.setState({ chosen });
    };
    const scroll = () => {
      const { left, top, right, bottom } = target.getBoundingClientRect();
      const x = edgePace(now.clientX, left, right);
      const y = edgePace(now.clientY, top, bottom);
      if (x !== 0 || y !== 0) {
        target.scrollBy(x, y);
        draw();
      }
      timer = requestAnimationFrame(scroll);
    };
    const end = () => {
      cancelAnimationFrame(timer);
      if (isDrawing) {
        show(undefined);
        editor.choose(editor.store.getState().chosen);
      }
      start = undefined;
      isDrawing = false;
    };

    const press = (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === "touch" || !isPaper(latest.current, event.target))
        return;
      if (editor.store.getState().hand.kind !== "rest") return;
      start = sheetPoint(sheet, event);
      from = now = event;
      before = event.shiftKey || event.ctrlKey || event.metaKey ? [...editor.store.getState().chosen] : [];
    };
    const move = (event: PointerEvent) => {
      if (!start) return;
      now = { clientX: event.clientX, clientY: event.clientY };
      if (!isDrawing) {
        if (Math.hypot(now.clientX - from.clientX, now.clientY - from.clientY) < slack) return;
        isDrawing = true;
        target.setPointerCapture(event.pointerId);
        timer = requestAnimationFrame(scroll);
      }
      draw();
    };
    /** The click that ends a frame is none. */
    const swallow = (event: MouseEvent) => event.stopPropagation();
    const up = () => {
      if (isDrawing) {
        addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => removeEventListener("click", swallow, { capture: true }));
      }
      end();
    };
    target.addEventListener("pointerdown", press);
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", up);
    target.addEventListener("pointercancel", end);
    return () => {
      cancelAnimationFrame(timer);
      target.removeEventListener("pointerdown", press);
      target.removeEventListener("pointermove", move);
      target.removeEventListener("pointerup", up);
      target.removeEventListener("pointercancel", end);
    };
  }, [element]);

  return frame;
}
