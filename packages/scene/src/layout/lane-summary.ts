import type { Card, Lane } from "@itinera/core";
import type { Group } from "../draw/mark.ts";
import { styles } from "./density.ts";
import type { Frame } from "./frame.ts";
import { lineMark } from "./pen.ts";

/** Height of a collapsed lane, without the rule below. */
export const collapsedLaneH = 27;

/** What a collapsed lane holds, in one word across the whole sheet. */
export function laneSummary(frame: Frame, lane: Lane, row: number, cards: readonly Card[]): readonly Group[] {
  const { columns, laneW, w, pen, input } = frame;
  if (columns.length === 0) return [];
  const label = cards.length === 0 ? "" : input.words.cards(cards.length);
  return [
    {
      id: `${lane.id}.summary`,
      role: "summary",
      x: laneW,
      y: 0,
      w: w - laneW,
      h: collapsedLaneH,
      column: 0,
      span: columns.length,
      row,
      label: label || input.words.collapsed,
      marks: [lineMark(pen, label, styles.small, "ink-3", 11, 5)],
    },
  ];
}
