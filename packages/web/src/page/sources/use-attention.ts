import { useCallback, useState } from "react";

interface Attention {
  /** Of the element that is meant. */
  readonly ref: (element: HTMLElement | null) => (() => void) | undefined;
  /** Somebody points at it with a mouse, or is in it by the keyboard. */
  readonly isThere: boolean;
}

/** Whether somebody is busy with an element, which should not change under their eyes. */
export function useAttention(): Attention {
  const [isPointedAt, point] = useState(false);
  const [isWithin, enter] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const stop = new AbortController();
    const heard = { signal: stop.signal };
    element.addEventListener("pointerenter", ({ pointerType }) => point(pointerType === "mouse"), heard);
    element.addEventListener("pointerleave", () => point(false), heard);
    element.addEventListener(
      "focusin",
      ({ target }) => enter(target instanceof Element && target.matches(":focus-visible")),
      heard,
    );
    element.addEventListener("focusout", () => enter(false), heard);
    return () => {
      stop.abort();
      point(false);
      enter(false);
    };
  }, []);
  return { ref, isThere: isPointedAt || isWithin };
}
