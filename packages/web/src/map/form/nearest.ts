import type { Direction } from "../editor/walk.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** So much more does it count to be off the way than to be far along it. */
const sideways = 2.5;

/**
 * Place in `boxes` of the nearest one in a direction; undefined where none lies there. What is at least
 * half beyond counts as lying there, and among those the one that is least off the straight way.
 */
export function nearest(boxes: readonly Box[], from: Box, direction: Direction): number | undefined {
  const [x, y] = middle(from);
  let best: { at: number; cost: number } | undefined;
  boxes.forEach((box, at) => {
    const [bx, by] = middle(box);
    const along = { left: x - bx, right: bx - x, up: y - by, down: by - y }[direction];
    if (along <= 1) return;
    const gap =
      direction === "left" || direction === "right"
        ? apart(from.top, from.bottom, box.top, box.bottom)
        : apart(from.left, from.right, box.left, box.right);
    const off = direction === "left" || direction === "right" ? Math.abs(by - y) : Math.abs(bx - x);
    const cost = along + gap * sideways + off * 0.1;
    if (!best || cost < best.cost) best = { at, cost };
  });
  return best?.at;
}

const middle = ({ left, right, top, bottom }: Box): readonly [number, number] => [
  (left + right) / 2,
  (top + bottom) / 2,
];

/** Distance of two stretches, 0 where they overlap. */
const apart = (a0: number, a1: number, b0: number, b1: number): number => Math.max(0, b0 - a1, a0 - b1);
