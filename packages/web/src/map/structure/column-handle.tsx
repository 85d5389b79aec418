import { useHands } from "../editor/desk.ts";
import { clampWidth, ownWidth, setColumn, type ColumnPlace } from "./column-edits.ts";
import { SizeHandle } from "./size-handle.tsx";

interface ColumnHandleProps {
  readonly place: ColumnPlace;
  /** Left edge of the column, px of the sheet. */
  readonly x: number;
}

/** The right border of a column. */
export function ColumnHandle({ place, x }: ColumnHandleProps) {
  const { editor, room } = useHands();
  return (
    <SizeHandle
      edge="right"
      sizeTo={(at) => setColumn(place, { width: clampWidth(at - x) })}
      onReset={() => {
        const edits = ownWidth(room.now().map, place);
        if (edits.length > 0) editor.make(edits);
      }}
    />
  );
}
