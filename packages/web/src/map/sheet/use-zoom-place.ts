import { useLayoutEffect, useRef, type RefObject } from "react";
import { useView } from "../editor/view.ts";

/** What lies at the place that is zoomed about stays there; without one, what is in the middle of the window. */
export function useZoomPlace(element: RefObject<HTMLElement | null>): void {
  const zoom = useView((view) => view.zoom);
  const before = useRef(zoom);
  useLayoutEffect(() => {
    const desk = element.current;
    const ratio = zoom / before.current;
    before.current = zoom;
    if (!desk || ratio === 1) return;
    const { left, top } = desk.getBoundingClientRect();
    const { about } = useView.getState();
    const x = about ? about.clientX - left : desk.clientWidth / 2;
    const y = about ? about.clientY - top : desk.clientHeight / 2;
    const { paddingLeft, paddingTop } = getComputedStyle(desk);
    // The margins of the desk do not grow.
    const [marginX, marginY] = [Number.parseFloat(paddingLeft), Number.parseFloat(paddingTop)];
    desk.scrollLeft = (desk.scrollLeft + x - marginX) * ratio + marginX - x;
    desk.scrollTop = (desk.scrollTop + y - marginY) * ratio + marginY - y;
  }, [element, zoom]);
}
