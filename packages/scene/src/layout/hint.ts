import { untakenHints, type Card, type Lane } from "@itinera/core";
import type { Group } from "../draw/mark.ts";
import { leastWordsW, space } from "./density.ts";
import { cellBox, type Frame } from "./frame.ts";
import { blockMark, heightOf } from "./pen.ts";
import type { SceneColumn } from "./scene.ts";

/** Left of the words: border, padding, plus sign, gap. */
const textX = 27;

/** What a cell with these cards proposes, one under another from `top`: a press makes a card of it. */
export function hintGroups(
  frame: Frame,
  lane: Lane,
  column: SceneColumn,
  row: number,
  top: number,
  cards: readonly Card[],
): readonly Group[] {
  // Signs have no room to propose anything.
  if (column.w < leastWordsW) return [];
  const hints = untakenHints(frame.input.hints?.(lane, column) ?? [], cards);
  const { x, w } = cellBox(frame, column.index, 1);
  let y = top;
  return hints.map((hint, at): Group => {
    const style = frame.sizes.body;
    const words = blockMark(
      frame.textPen,
      hint.text,
      style,
      "ink-3",
      textX,
      space.cardY,
      w - textX - space.cardX,
    );
    const h = heightOf(words) + space.cardY * 2;
    const middle = space.cardY + style.leading / 2;
    const group: Group = {
      id: `hint.${lane.id}.${column.id}.${at}`,
      role: "hint",
      x,
      y,
      w,
      h,
      column: column.index,
      row,
      span: 1,
      label: hint.text,
      marks: [
        { kind: "icon", x: 8, y: middle - 6.5, size: 13, icon: hint.icon ?? "plus", ink: "ink-3" },
        words,
      ],
    };
    y += h + space.cardGap;
    return group;
  });
}
