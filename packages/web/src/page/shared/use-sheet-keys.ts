import { useEffect, useRef, type RefObject } from "react";
import { zoomKeys } from "../../map/action/zoom-keys.ts";
import { keyName } from "../../map/editor/key-name.ts";
import { nextZoom, useView } from "../../map/editor/view.ts";

/** One press of an arrow, px. */
const line = 40;
/** Part of the window that a page is. */
const page = 0.9;

/** So many windows or lines to the right and down. */
const ways: Readonly<Record<string, (desk: HTMLElement) => ScrollToOptions>> = {
  arrowleft: () => ({ left: -line }),
  arrowright: () => ({ left: line }),
  arrowup: () => ({ top: -line }),
  arrowdown: () => ({ top: line }),
  pageup: (desk) => ({ top: -desk.clientHeight * page }),
  pagedown: (desk) => ({ top: desk.clientHeight * page }),
  space: (desk) => ({ top: desk.clientHeight * page }),
  home: () => ({ left: -1e6, top: -1e6 }),
  end: (desk) => ({ top: desk.scrollHeight }),
};

const includes = (keys: readonly string[], name: string) => keys.includes(name);

/** Keys that change the size of the sheet, wherever the focus is, and that scroll it while the focus is nowhere. */
export function useSheetKeys(element: RefObject<HTMLElement | null>, fit: () => void): void {
  const latest = useRef(fit);
  latest.current = fit;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const desk = element.current;
      const { target } = event;
      if (!desk || event.defaultPrevented || target instanceof HTMLSelectElement) return;
      const name = keyName(event);
      const { zoom, setZoom } = useView.getState();
      const way = target === document.body ? ways[name] : undefined;
      if (includes(zoomKeys.in, name)) setZoom(nextZoom(zoom, 1));
      else if (includes(zoomKeys.out, name)) setZoom(nextZoom(zoom, -1));
      else if (includes(zoomKeys.real, name)) setZoom(1);
      else if (includes(zoomKeys.fit, name)) latest.current();
      else if (way) desk.scrollBy(way(desk));
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [element]);
}
