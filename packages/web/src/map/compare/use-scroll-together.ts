import type { Scene } from "@itinera/scene";
import { useRef, type UIEvent } from "react";
import { sameSpot, type Stretch } from "./same-spot.ts";

export type Side = "before" | "after";

const lanesOf = ({ rows }: Scene): readonly Stretch[] =>
  rows.map(({ lane, y, h }) => ({ id: lane.id, start: y, size: h }));
const stagesOf = ({ header }: Scene): readonly Stretch[] =>
  header.stages.map(({ stage, x, w }) => ({ id: stage.id, start: x, size: w }));

/** Over the sheet stands the name of its map. */
const aboveSheet = ({ lastElementChild: sheet }: HTMLElement) =>
  sheet instanceof HTMLElement ? sheet.offsetTop : 0;

/** Two panes that show the same part of their maps: whoever moves one moves the other. */
export function useScrollTogether(scenes: Readonly<Record<Side, Scene>>) {
  const panes = useRef<Partial<Record<Side, HTMLElement>>>({});
  /** The pane that was moved by us: its own event is no wish of the reader. */
  const moved = useRef<HTMLElement>(undefined);
  const onScroll = (side: Side) => (event: UIEvent<HTMLElement>) => {
    const pane = event.currentTarget;
    const other = panes.current[side === "before" ? "after" : "before"];
    if (event.target !== pane || !other) return;
    if (moved.current === pane) {
      moved.current = undefined;
      return;
    }
    const [here, there] = side === "before" ? [scenes.before, scenes.after] : [scenes.after, scenes.before];
    const to = {
      // The header and the names of the lanes stay in sight: what is read begins behind them.
      top:
        sameSpot(lanesOf(here), lanesOf(there), pane.scrollTop - aboveSheet(pane) + here.header.h) -
        there.header.h +
        aboveSheet(other),
      left: sameSpot(stagesOf(here), stagesOf(there), pane.scrollLeft + here.laneW) - there.laneW,
    };
    const [top, left] = [other.scrollTop, other.scrollLeft];
    other.scrollTo(to);
    if (other.scrollTop !== top || other.scrollLeft !== left) moved.current = other;
  };
  return {
    paneOf: (side: Side) => ({
      ref: (pane: HTMLElement | null) => {
        panes.current[side] = pane ?? undefined;
      },
      onScroll: onScroll(side),
    }),
    toStart: (side: Side) => {
      const pane = panes.current[side];
      pane?.scrollTo(0, 0);
      // On a small screen both lie in one scroll.
      pane?.scrollIntoView({ block: "start", inline: "start" });
    },
  };
}
