import { use, type ReactNode } from "react";
import { HandsContext, useEditorState, type Hands } from "../editor/desk.ts";
import { placeKey, samePlace, type Place } from "../editor/place.ts";
import { FaintContext } from "./faint.ts";
import { itemMark } from "./use-item-walk.ts";

interface ItemPressProps {
  readonly place: Place;
  readonly className: string | undefined;
  readonly label?: string;
  readonly lang?: string;
  /** Absent: it lies over what it presses. */
  readonly children?: ReactNode;
}

/**
 * Something of the map in another form: the focus selects it in the map, a press opens it in the inspector. Where the
 * map is only read, it is what it holds.
 */
export function ItemPress(props: ItemPressProps) {
  const hands = use(HandsContext);
  return hands ? <Press {...props} editor={hands.editor} /> : <span lang={props.lang}>{props.children}</span>;
}

function Press({ place, label, children, editor, ...rest }: ItemPressProps & Pick<Hands, "editor">) {
  const isFaint = use(FaintContext)(place);
  const isChosen = useEditorState(editor, (state) => samePlace(state.place, place));
  return (
    <button
      {...rest}
      type="button"
      {...{ [itemMark]: placeKey(place) }}
      aria-label={label}
      aria-pressed={isChosen}
      data-chosen={isChosen || undefined}
      data-faint={isFaint || undefined}
      onFocus={() => editor.select(place)}
      onClick={() => editor.inspect("card")}
    >
      {children}
    </button>
  );
}
