import type { FocusEvent, MouseEvent } from "react";
import { useEditorState, useHands } from "../editor/desk.ts";
import { placeKey, samePlace, type Place } from "../editor/place.ts";
import { firstPlace } from "../editor/walk.ts";

/** What makes an element the place on the screen: one Tab stop for the sheet, focus selects, a double click opens. */
export function usePlace(place: Place) {
  const { editor, room } = useHands();
  const isTabStop = useEditorState(editor, (state) =>
    samePlace(state.place ?? firstPlace(room.now().map), place),
  );
  const isHere = useEditorState(editor, (state) => samePlace(state.place, place));
  const isFound = useEditorState(editor, ({ found }) => "id" in place && found.has(place.id));
  return {
    isHere,
    props: {
      "data-place": placeKey(place),
      "data-here": isHere || undefined,
      "data-found": isFound || undefined,
      tabIndex: isTabStop ? 0 : -1,
      onFocus: (event: FocusEvent) => {
        if (event.target === event.currentTarget && !isHere) editor.select(place);
      },
      onDoubleClick: (event: MouseEvent) => {
        event.stopPropagation();
        editor.open(place);
      },
    },
  };
}
