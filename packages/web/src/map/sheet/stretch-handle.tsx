import type { CardId } from "@itinera/core";
import type { PointerEvent } from "react";
import { useDesk } from "../editor/desk.ts";
import { rest } from "../editor/hand.ts";
import { stretchTo } from "../gesture/stretch-card.ts";
import { sheetPoint } from "./sheet-point.ts";
import styles from "./stretch-handle.module.css";

interface StretchHandleProps {
  readonly id: CardId;
}

/** At the right edge of the selected card: drags it over more columns or fewer. By keyboard: Shift and an arrow. */
export function StretchHandle({ id }: StretchHandleProps) {
  const { editor, room, scene } = useDesk();

  const edit = (event: PointerEvent<HTMLElement>) => {
    const { x } = sheetPoint(event.currentTarget, event);
    return stretchTo(room.now().map, scene, id, x);
  };

  return (
    <span
      className={styles.handle}
      aria-hidden
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const draft = edit(event);
        editor.hold(draft ? { kind: "shaping", draft } : rest);
      }}
      onPointerUp={(event) => editor.letGo(edit(event))}
      onPointerCancel={() => editor.hold(rest)}
    />
  );
}
