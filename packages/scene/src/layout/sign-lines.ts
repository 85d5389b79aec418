import type { Card, CardLook } from "@itinera/core";
import type { Group } from "../draw/mark.ts";
import type { SignBlock } from "./card/card-sign.ts";
import { faintness, signOf } from "./card-group.ts";
import { cellBox, type Frame } from "./frame.ts";
import { reused } from "./same-value.ts";

/** The cards of a narrow cell as signs: as many beside one another as it takes, each line in its middle. */
export function signLines(
  frame: Frame,
  look: CardLook,
  cards: readonly Card[],
  place: { readonly column: number; readonly row: number; readonly y: number },
  before: ReadonlyMap<string, Group>,
): { readonly bottom: number; readonly groups: readonly Group[] } {
  const { x, w } = cellBox(frame, place.column, 1);
  const lines: { card: Card; block: SignBlock }[][] = [];
  let room = 0;
  for (const card of cards) {
    const block = signOf(frame, look, card);
    const line = lines.at(-1);
    if (line && block.w <= room) line.push({ card, block });
    else lines.push([{ card, block }]);
    room = (line && block.w <= room ? room : w) - block.w;
  }
  const groups: Group[] = [];
  let { y } = place;
  for (const line of lines) {
    const lineW = line.reduce((sum, one) => sum + one.block.w, 0);
    let left = x + Math.max(0, (w - lineW) / 2);
    for (const { card, block } of line) {
      const faint = faintness(frame, card);
      const group: Group = { id: card.id, role: "card", span: 1, ...place, ...block, x: left, y, ...faint };
      groups.push(reused(before.get(card.id), group));
      left += block.w;
    }
    y += Math.max(...line.map((one) => one.block.h)) + lineGap;
  }
  return { bottom: y - lineGap, groups };
}

const lineGap = 1;
