import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
import { useEffect, useRef, type RefObject } from "react";
import { useMayEdit } from "../editor/desk.ts";
import type { Place } from "../editor/place.ts";
import styles from "./drag-preview.module.css";

/** What a dragged element says of itself; the monitor of the sheet reads it. */
export interface DragData extends Record<string | symbol, unknown> {
  readonly kind: "place";
  readonly place: Place;
}

export const isDragData = (data: Record<string | symbol, unknown>): data is DragData =>
  data["kind"] === "place";

/** Lets the pointer take the element by itself or by its handle. */
export function useDragSource(
  element: RefObject<HTMLElement | null>,
  place: Place,
  isDisabled = false,
): void {
  const mayEdit = useMayEdit();
  // Made anew at each drawing, while the source stays.
  const latest = useRef(place);
  latest.current = place;

  useEffect(() => {
    if (!element.current || isDisabled || !mayEdit) return undefined;
    const source = element.current;
    return draggable({
      element: source,
      getInitialData: (): DragData => ({ kind: "place", place: latest.current }),
      onGenerateDragPreview({ nativeSetDragImage, location }) {
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: () => {
            const { left, top } = source.getBoundingClientRect();
            const { clientX, clientY } = location.current.input;
            return { x: clientX - left, y: clientY - top };
          },
          render({ container }) {
            const { width, height } = source.getBoundingClientRect();
            const copy = source.cloneNode(true) as HTMLElement;
            copy.classList.add(styles.preview ?? "");
            copy.style.width = `${width}px`;
            copy.style.height = `${height}px`;
            container.append(copy);
          },
        });
      },
    });
  }, [element, isDisabled, mayEdit]);
}
