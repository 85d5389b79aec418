import { useRef, type PointerEvent } from "react";
import type { EditOf } from "@itinera/core";
import { useHands } from "../editor/desk.ts";
import { rest } from "../editor/hand.ts";
import { sheetPoint } from "../sheet/sheet-point.ts";
import styles from "./size-handle.module.css";

type SizeEdit = EditOf<"stage.set"> | EditOf<"step.set"> | EditOf<"lane.set">;

interface SizeHandleProps {
  /** Which border it lies on. */
  readonly edge: "right" | "bottom";
  /** The edit for the border at `at`, px of the sheet across or down. */
  readonly sizeTo: (at: number) => SizeEdit;
  /** A double click: the size of all the others again. */
  readonly onReset: () => void;
}

/** The border of a column or a row: drags it. By keyboard: Alt, Shift and an arrow on the header. */
export function SizeHandle({ edge, sizeTo, onReset }: SizeHandleProps) {
  const { editor } = useHands();
  /** How far beside the border the pointer took it, px of the window. */
  const beside = useRef({ x: 0, y: 0 });
  const edit = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const border = { clientX: clientX + beside.current.x, clientY: clientY + beside.current.y };
    const { x, y } = sheetPoint(currentTarget, border);
    return sizeTo(edge === "right" ? x : y);
  };
  const isHeld = ({ currentTarget, pointerId }: PointerEvent<HTMLElement>) =>
    currentTarget.hasPointerCapture(pointerId);
  return (
    <span
      className={styles.handle}
      data-edge={edge}
      aria-hidden
      // The header itself can be dragged: the browser must not take this for it.
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onReset();
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        const header = event.currentTarget.parentElement?.getBoundingClientRect();
        if (header) beside.current = { x: header.right - event.clientX, y: header.bottom - event.clientY };
      }}
      onPointerMove={(event) => {
        if (isHeld(event) && (event.movementX !== 0 || event.movementY !== 0))
          editor.hold({ kind: "shaping", draft: edit(event) });
      }}
      onPointerUp={(event) => {
        // A press without a move sizes nothing.
        if (isHeld(event) && editor.store.getState().hand.kind === "shaping") editor.letGo(edit(event));
      }}
      onPointerCancel={() => editor.hold(rest)}
    />
  );
}
