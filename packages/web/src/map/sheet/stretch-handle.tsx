import type { CardId, EditOf } from "@itinera/core";
import type { PointerEvent } from "react";
import { useDesk } from "../editor/desk.ts";
import { rest } from "../editor/hand.ts";
import { stretchTo } from "../gesture/stretch-card.ts";
import { coverTo } from "../structure/cover-rows.ts";
import { sheetPoint } from "./sheet-point.ts";
import styles from "./stretch-handle.module.css";

interface StretchHandleProps {
  readonly id: CardId;
  readonly edge: "right" | "bottom";
}

/**
 * At an edge of the selected card: drags it over more columns or lanes, or fewer. By keyboard: Alt, Shift and an
 * arrow.
 */
export function StretchHandle({ id, edge }: StretchHandleProps) {
  const { editor, room, scene } = useDesk();

  const edit = (
    event: PointerEvent<HTMLElement>,
  ): EditOf<"card.set-span"> | EditOf<"card.set"> | undefined => {
    const { x, y } = sheetPoint(event.currentTarget, event);
    const { map } = room.now();
    return edge === "right" ? stretchTo(map, scene, id, x) : coverTo(map, scene, id, y);
  };

  return (
    <span
      className={styles.handle}
      data-edge={edge}
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
