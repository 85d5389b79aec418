import type { Mark } from "../draw/mark.ts";
import { circle } from "../draw/outline.ts";
import type { Ink } from "../draw/palette.ts";

/** A face that smiles as much as the feeling is good; −2…+2. */
export function face(value: number, x: number, y: number, r: number, ink: Ink = "ink-2"): readonly Mark[] {
  const bend = Math.round(value * r * 0.28 * 100) / 100;
  const half = r * 0.5;
  const mouthY = r * 0.35 - bend / 4;
  const line = { kind: "path", x, y, stroke: ink, width: 1.2 } as const;
  return [
    { ...line, d: circle(0, 0, r), fill: "sheet" },
    { kind: "path", x: x - r * 0.36, y: y - r * 0.25, d: circle(0, 0, r * 0.11), fill: ink },
    { kind: "path", x: x + r * 0.36, y: y - r * 0.25, d: circle(0, 0, r * 0.11), fill: ink },
    {
      ...line,
      d: `M${-half} ${mouthY}C${-half / 2} ${mouthY + bend} ${half / 2} ${mouthY + bend} ${half} ${mouthY}`,
    },
  ];
}
