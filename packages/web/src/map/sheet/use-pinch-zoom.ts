import { useEffect, type RefObject } from "react";
import { clampZoom, useView } from "../editor/view.ts";
import { pinched, type Pinch } from "../gesture/pinch.ts";

const pinchOf = ({ touches }: TouchEvent): Pinch | undefined => {
  const [one, other] = touches;
  return one && other && touches.length === 2 ? pinched(one, other) : undefined;
};

/** Two fingers zoom the sheet, about what lies between them, and take it along. The page itself keeps its size. */
export function usePinchZoom(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const desk = element.current;
    if (!desk) return undefined;
    let start: { readonly pinch: Pinch; readonly zoom: number } | undefined;
    let last: Pinch | undefined;
    let next: Pinch | undefined;
    let timer = 0;

    const draw = () => {
      timer = 0;
      if (!start || !last || !next) return;
      desk.scrollBy(last.clientX - next.clientX, last.clientY - next.clientY);
      const { clientX, clientY } = next;
      const zoom = clampZoom((start.zoom * next.distance) / start.pinch.distance);
      useView.getState().setZoom(zoom, { clientX, clientY });
      last = next;
    };
    const begin = (event: TouchEvent) => {
      const pinch = pinchOf(event);
      start = pinch && { pinch, zoom: useView.getState().zoom };
      last = pinch;
      if (pinch) event.preventDefault();
    };
    const move = (event: TouchEvent) => {
      const pinch = pinchOf(event);
      if (!start || !pinch) return;
      event.preventDefault();
      next = pinch;
      // Fingers tell more often than the screen draws.
      timer ||= requestAnimationFrame(draw);
    };
    const end = () => {
      cancelAnimationFrame(timer);
      draw();
      start = last = next = undefined;
    };
    // Not passive: the page itself must neither zoom nor scroll along.
    desk.addEventListener("touchstart", begin, { passive: false });
    desk.addEventListener("touchmove", move, { passive: false });
    desk.addEventListener("touchend", end);
    desk.addEventListener("touchcancel", end);
    return () => {
      cancelAnimationFrame(timer);
      desk.removeEventListener("touchstart", begin);
      desk.removeEventListener("touchmove", move);
      desk.removeEventListener("touchend", end);
      desk.removeEventListener("touchcancel", end);
    };
  }, [element]);
}
