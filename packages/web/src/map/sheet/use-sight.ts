import { useLayoutEffect, useState, type RefObject } from "react";
import { sameSight, sightOf, type Sight } from "./sight.ts";

/** Follows the scrolling and the size of the desk. */
export function useSight(desk: RefObject<HTMLElement | null>, zoom: number): Sight {
  const [sight, show] = useState<Sight>(() => sightOf(0, 0, 1440, 900, zoom));
  useLayoutEffect(() => {
    const element = desk.current;
    if (!element) return undefined;
    const look = () => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      const next = sightOf(scrollLeft, scrollTop, clientWidth, clientHeight, zoom);
      show((old) => (sameSight(old, next) ? old : next));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      size.disconnect();
    };
  }, [desk, zoom]);
  return sight;
}
