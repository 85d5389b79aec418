import { useEffect, type KeyboardEvent, type RefObject } from "react";
import { arrows } from "../action/action.ts";
import { keyName } from "../editor/key-name.ts";
import { placeKey, type Place } from "../editor/place.ts";
import { nearest } from "./nearest.ts";

/** Whatever can be chosen in a form carries the key of its place here. */
export const itemMark = "data-item";

const itemsIn = (element: HTMLElement | null): readonly HTMLElement[] => [
  ...(element?.querySelectorAll<HTMLElement>(`[${itemMark}]`) ?? []),
];

/**
 * One stop for Tab, and arrows from item to item as they lie on the screen; Home and End to the first and the
 * last. The stop is the chosen item, else the first.
 */
export function useItemWalk(element: RefObject<HTMLElement | null>, chosen: Place | undefined) {
  const key = chosen && placeKey(chosen);
  useEffect(() => {
    const items = itemsIn(element.current);
    const stop = items.find((item) => item.getAttribute(itemMark) === key) ?? items[0];
    for (const item of items) item.tabIndex = item === stop ? 0 : -1;
  });
  return (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.hasAttribute(itemMark)) return;
    const items = itemsIn(element.current);
    const name = keyName(event);
    const direction = arrows[name];
    const next =
      name === "home"
        ? items[0]
        : name === "end"
          ? items.at(-1)
          : direction &&
            items[
              nearest(
                items.map((item) => item.getBoundingClientRect()),
                target.getBoundingClientRect(),
                direction,
              ) ?? -1
            ];
    if (!next && !direction) return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  };
}
