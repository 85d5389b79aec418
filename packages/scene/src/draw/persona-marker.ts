import type { PathMark } from "./mark.ts";
import { circle, polygon, regular } from "./outline.ts";
import { categoryInk, type Ink } from "./palette.ts";

/** The shape of each category slot around 0, 0, about 8 px across; slot 1 stands first. */
const shapes: readonly string[] = [
  circle(0, 0, 3.6),
  polygon([0, -4.6], [4.6, 0], [0, 4.6], [-4.6, 0]),
  polygon([-3.3, -3.3], [3.3, -3.3], [3.3, 3.3], [-3.3, 3.3]),
  polygon([0, -4.2], [4.2, 3.2], [-4.2, 3.2]),
  polygon([0, 4.2], [-4.2, -3.2], [4.2, -3.2]),
  regular(5, 4.2),
  polygon(
    [-1.3, -4],
    [1.3, -4],
    [1.3, -1.3],
    [4, -1.3],
    [4, 1.3],
    [1.3, 1.3],
    [1.3, 4],
    [-1.3, 4],
    [-1.3, 1.3],
    [-4, 1.3],
    [-4, -1.3],
    [-1.3, -1.3],
  ),
  regular(5, 4.8, 2.1),
];

/** Hollow: felt. Full: measured, or who a card is about. */
export function personaMarker(slot: number, x: number, y: number, filling: "hollow" | "full"): PathMark {
  return marker(shapes[slot - 1] ?? circle(0, 0, 3.6), categoryInk(slot), x, y, filling);
}

/** The marker of the team, which is no persona. */
export const teamMarker = (x: number, y: number): PathMark =>
  marker(circle(0, 0, 3.3), "ink-2", x, y, "hollow");

function marker(d: string, ink: Ink, x: number, y: number, filling: "hollow" | "full"): PathMark {
  return { kind: "path", x, y, d, fill: filling === "hollow" ? "sheet" : ink, stroke: ink, width: 1.4 };
}
