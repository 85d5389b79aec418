import type { Group, Mark } from "../draw/mark.ts";
import { categoryInk } from "../draw/palette.ts";
import { points } from "../draw/outline.ts";
import { styles } from "./density.ts";
import type { Frame } from "./frame.ts";
import { lineMark, widthOf } from "./pen.ts";
import { reused } from "./same-value.ts";
import type { SceneHeading } from "./scene.ts";
import type { SheetLine } from "./sheet-lines.ts";

const sectionH = 30;
const blueprintH = 22;

type HeadingLine = Exclude<SheetLine, { kind: "lane" }>;

/** The row of a section's name, or of a line of a blueprint. */
export function headingRow(
  frame: Frame,
  heading: HeadingLine,
  line: number,
  y: number,
  before: SceneHeading | undefined,
): SceneHeading {
  const isSection = heading.kind === "section";
  const h = isSection ? sectionH : blueprintH;
  const name = isSection ? heading.section.name : frame.input.words.blueprintLine(heading.line);
  const group: Group = {
    id: heading.id,
    role: "heading",
    x: 0,
    y,
    w: frame.w,
    h,
    label: isSection && heading.collapsed ? `${name}, ${frame.input.words.lanes(heading.lanes)}` : name,
    marks: isSection ? sectionMarks(frame, heading, h) : blueprintMarks(frame, name, h),
  };
  const now: SceneHeading = {
    id: heading.id,
    of: isSection
      ? { kind: "section", section: heading.section, collapsed: heading.collapsed }
      : { kind: "blueprint", line: heading.line },
    line,
    y,
    h,
    group,
  };
  return reused(before, now);
}

/** A turned corner, the name, and how many lanes lie under a collapsed one. */
function sectionMarks(
  { w, laneW, textPen, pen, input }: Frame,
  { section, collapsed, lanes }: Extract<SheetLine, { kind: "section" }>,
  h: number,
): readonly Mark[] {
  const corner = collapsed ? points([0, -4], [4, 0], [0, 4]) : points([-2, -2], [2, 2], [6, -2]);
  const name = lineMark(textPen, section.name, styles.sectionName, "ink", 30, 5, Math.max(80, w - 120));
  const count = lineMark(pen, input.words.lanes(lanes), styles.micro, "ink-3", 30 + widthOf(name) + 10, 8);
  return [
    { kind: "box", x: 0, y: 0, w, h, fill: "card" },
    ...(section.colour === undefined
      ? []
      : [{ kind: "box" as const, x: 0, y: 0, w: 3, h, fill: categoryInk(section.colour) }]),
    { kind: "path", x: 13, y: h / 2, d: corner, stroke: "ink-2", width: 1.4 },
    name,
    ...(collapsed ? [count] : []),
    { kind: "box", x: 0, y: h - 1, w, h: 1, fill: "rule" },
    { kind: "box", x: laneW - 1, y: 0, w: 1, h, fill: "rule" },
  ];
}

/** The line across the whole sheet; its name stands on it at the left. */
function blueprintMarks({ w, pen }: Frame, name: string, h: number): readonly Mark[] {
  const middle = Math.round(h / 2) + 0.5;
  const text = lineMark(pen, name, styles.microStrong, "ink-2", 12, middle - 7.5);
  const start = 12 + widthOf(text) + 8;
  return [
    { kind: "box", x: 0, y: 0, w, h, fill: "sheet" },
    text,
    {
      kind: "path",
      x: start,
      y: middle,
      d: `M0 0L${Math.max(0, w - start)} 0`,
      stroke: "ink-2",
      width: 1.2,
      dash: [7, 4],
    },
    { kind: "box", x: 0, y: h - 1, w, h: 1, fill: "rule" },
  ];
}
