/** Looks for bursts of clicks: tells of the click that makes one, and of no other of the same burst. */
export type SeesBurst = (x: number, y: number, atMs: number) => boolean;

const clicks = 3;
const withinMs = 700;
const withinPixels = 30;

/** At least three clicks within 700 ms, none more than 30 px from the last. */
export function burstDetector(): SeesBurst {
  let near: readonly { readonly x: number; readonly y: number; readonly atMs: number }[] = [];
  let wasSeen = false;
  let lastMs = -Infinity;
  return (x, y, atMs) => {
    if (atMs - lastMs > withinMs) wasSeen = false;
    lastMs = atMs;
    near = [
      ...near.filter(
        (one) => atMs - one.atMs <= withinMs && Math.hypot(x - one.x, y - one.y) <= withinPixels,
      ),
      { x, y, atMs },
    ];
    if (wasSeen || near.length < clicks) return false;
    wasSeen = true;
    near = [];
    return true;
  };
}
