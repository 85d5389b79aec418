import { guarded } from "../guarded.ts";
import { listen } from "./listen.ts";
import type { Watch } from "./watched.ts";

const depths = [25, 50, 75, 100] as const;
/** Pages are a fraction of a pixel longer than can be scrolled. */
const slackPixels = 2;
const pauseMs = 200;

/** The depths, of those not reached before, that this much of a page reaches. */
export const depthsReached = (seen: number, whole: number, before: number): readonly number[] =>
  depths.filter((depth) => depth > before && seen + slackPixels >= (whole * depth) / 100);

/** How far down somebody scrolled: each quarter once a page. */
export const watchScroll: Watch = ({ track, onRoute, onHide }) => {
  let reached = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function measure(): void {
    clearTimeout(timer);
    timer = undefined;
    const { scrollHeight } = document.scrollingElement ?? document.documentElement;
    for (const depth of depthsReached(scrollY + innerHeight, scrollHeight, reached)) {
      reached = depth;
      track("Page scrolled", { depth });
    }
  }
  listen(document, "scroll", () => {
    timer ??= setTimeout(guarded(measure), pauseMs);
  });
  onRoute(() => {
    clearTimeout(timer);
    timer = undefined;
    reached = 0;
  });
  onHide(() => {
    if (timer !== undefined) measure();
  });
};
