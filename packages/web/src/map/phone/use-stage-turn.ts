import { columnsOf, type Column, type Stage, type StageId } from "@itinera/core";
import { useState, type TouchEvent } from "react";
import { useReadMap } from "../editor/desk.ts";
import { swipeOf } from "./swipe.ts";

interface StageTurn {
  /** The stage that is shown; undefined: the map has none. */
  readonly stage: Stage | undefined;
  /** Its place. */
  readonly at: number;
  readonly columns: readonly Column[];
  readonly choose: (stage: StageId) => void;
  readonly turn: (by: 1 | -1) => void;
  /** For whatever a finger turns the stages on. */
  readonly swipe: {
    readonly onTouchStart: (event: TouchEvent) => void;
    readonly onTouchEnd: (event: TouchEvent) => void;
  };
}

/** One stage at a time, chosen, turned to or swiped to. */
export function useStageTurn(): StageTurn {
  const { map } = useReadMap();
  const [chosen, choose] = useState<StageId>();
  const [start, touch] = useState<{ x: number; y: number }>();
  const at = Math.max(
    0,
    map.stages.findIndex((one) => one.id === chosen),
  );
  const stage = map.stages[at];
  const turn = (by: 1 | -1) => {
    const next = map.stages[at + by];
    if (!next) return;
    choose(next.id);
    scrollTo({ top: 0 });
    // In a frame it is not the window that scrolls.
    document.querySelector("main")?.scrollTo({ top: 0 });
  };
  return {
    stage,
    at,
    columns: columnsOf(map).filter((column) => column.stage.id === stage?.id),
    choose,
    turn,
    swipe: {
      onTouchStart({ touches }) {
        const finger = touches[0];
        touch(finger && { x: finger.clientX, y: finger.clientY });
      },
      onTouchEnd({ changedTouches }) {
        const end = changedTouches[0];
        const by = start && end ? swipeOf(start, { x: end.clientX, y: end.clientY }) : undefined;
        touch(undefined);
        if (by) turn(by);
      },
    },
  };
}
