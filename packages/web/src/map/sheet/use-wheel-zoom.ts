import { useEffect, type RefObject } from "react";
import { nextZoom, useView } from "../editor/view.ts";

/** So many px of a wheel or a pinch make one step. */
const stepPx = 40;

/** Ctrl and the wheel, or a pinch on a touchpad, zoom the sheet about the pointer instead of the page. */
export function useWheelZoom(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const desk = element.current;
    if (!desk) return undefined;
    let turned = 0;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      turned += event.deltaY;
      if (Math.abs(turned) < stepPx) return;
      const { zoom, setZoom } = useView.getState();
      const { clientX, clientY } = event;
      setZoom(nextZoom(zoom, turned < 0 ? 1 : -1), { clientX, clientY });
      turned = 0;
    };
    // Not passive: the page itself must not zoom along.
    desk.addEventListener("wheel", turn, { passive: false });
    return () => desk.removeEventListener("wheel", turn);
  }, [element]);
}
