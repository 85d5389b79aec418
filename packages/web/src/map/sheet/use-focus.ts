import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { useEditorState, type Desk } from "../editor/desk.ts";
import { cellOf, holdsPlace, placeKey, type Place } from "../editor/place.ts";
import { useView } from "../editor/view.ts";
import { firstPlace, inCell } from "../editor/walk.ts";
import { placeBox } from "./place-box.ts";
import { scrollTo } from "./sight.ts";

type Cell = Extract<Place, { kind: "cell" }>;

/** Brings the place of the hand into sight and focuses its element, also when that was drawn anew. */
export function useFocus(element: RefObject<HTMLElement | null>, { editor, map, scene }: Desk): void {
  const asked = useEditorState(editor, (state) => state.focusAsked);
  const sightAsked = useEditorState(editor, (state) => state.sightAsked);
  const place = useEditorState(editor, (state) => state.place);
  /** Whether the focus was on the sheet when last seen; an element that is removed takes it away silently. */
  const isOurs = useRef(false);
  const answered = useRef(asked);
  const shown = useRef(sightAsked);
  const last = useRef<{ cell?: Cell | undefined }>({});

  useEffect(() => {
    const desk = element.current;
    if (!desk) return undefined;
    const come = () => (isOurs.current = true);
    const go = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !desk.contains(relatedTarget)) isOurs.current = false;
    };
    const press = ({ target }: PointerEvent) => {
      if (target instanceof Node && !desk.contains(target)) isOurs.current = false;
    };
    desk.addEventListener("focusin", come);
    desk.addEventListener("focusout", go);
    document.addEventListener("pointerdown", press);
    return () => {
      desk.removeEventListener("focusin", come);
      desk.removeEventListener("focusout", go);
      document.removeEventListener("pointerdown", press);
    };
  }, [element]);

  useLayoutEffect(() => {
    const desk = element.current;
    const isAsked = answered.current !== asked;
    answered.current = asked;
    const isSightAsked = shown.current !== sightAsked;
    shown.current = sightAsked;
    if (!desk || !place) return;
    if (!holdsPlace(map, place)) {
      // Undone, or deleted by somebody else: the hand stays near.
      const { cell } = last.current;
      const near = cell && holdsPlace(map, cell) ? inCell(map, cell.lane, cell.column) : firstPlace(map);
      if (isOurs.current) editor.goTo(near);
      else editor.select(undefined);
      return;
    }
    last.current.cell = cellOf(map, place) ?? last.current.cell;
    const isLost = isOurs.current && document.activeElement === document.body;
    if (!isAsked && !isSightAsked && !isLost) return;
    const box = placeBox(map, scene, place);
    if (box && (isAsked || isSightAsked)) {
      const { zoom } = useView.getState();
      const sides = place.kind === "lane" ? 0 : scene.laneW * zoom;
      const top = place.kind === "stage" || place.kind === "step" ? 0 : scene.header.h * zoom;
      if (place.kind !== "lane")
        desk.scrollLeft = scrollTo(
          desk.scrollLeft,
          desk.clientWidth,
          sides,
          box.x * zoom + 8,
          (box.x + box.w) * zoom + 8,
        );
      if (top > 0)
        desk.scrollTop = scrollTo(
          desk.scrollTop,
          desk.clientHeight,
          top,
          box.y * zoom + 8,
          (box.y + box.h) * zoom + 8,
        );
    }
    if (!isAsked && !isLost) return;
    desk
      .querySelector<HTMLElement>(`[data-place="${CSS.escape(placeKey(place))}"]`)
      ?.focus({ preventScroll: true });
  }, [asked, sightAsked, place, map, scene, editor, element]);
}
