import type { LaneId } from "@itinera/core";
import { useHands } from "../editor/desk.ts";
import { clampHeight, setLane } from "./lane-edits.ts";
import { SizeHandle } from "./size-handle.tsx";

interface LaneHandleProps {
  readonly id: LaneId;
  /** Upper edge of the row, px of the sheet. */
  readonly y: number;
}

/** The lower border of a lane. */
export function LaneHandle({ id, y }: LaneHandleProps) {
  const { editor } = useHands();
  return (
    <SizeHandle
      edge="bottom"
      sizeTo={(at) => setLane(id, { height: clampHeight(at - y) })}
      onReset={() => editor.make(setLane(id, { height: null }))}
    />
  );
}
