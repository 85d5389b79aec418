import type { Card, CardLook, Lane } from "@itinera/core";
import type { Group } from "../draw/mark.ts";
import { cardBlock, type Block, type BlockInput } from "./card-block.ts";
import { space } from "./density.ts";
import { cellBox, type Frame, type LaneContent } from "./frame.ts";
import { hintGroups } from "./hint.ts";
import { sameValue } from "./same-value.ts";

/** A card that was drawn, with what it was drawn from. */
interface Drawn {
  readonly input: BlockInput;
  readonly block: Block;
}
const drawnOf = new WeakMap<Group, Drawn>();

/**
 * Cards column by column, in a row whose top is `top`; one that spans several columns stands under the
 * lowest card of all of them.
 */
export function cardsLane(
  frame: Frame,
  lane: Lane,
  row: number,
  look: CardLook,
  cards: readonly Card[],
  top: number,
  before: ReadonlyMap<string, Group>,
): LaneContent {
  const places = cards
    .map((card) => ({ card, column: frame.columnIndex.get(card.column) ?? 0 }))
    .sort((a, b) => a.column - b.column);
  const start = top + space.cellY;
  const bottoms: number[] = frame.columns.map(() => start);
  const groups: Group[] = [];
  for (const { card, column } of places) {
    const span = Math.min(card.span, frame.columns.length - column);
    const covered = bottoms.slice(column, column + span);
    const y = Math.max(...covered);
    const group = cardGroup(frame, look, card, { column, span, row, y }, before.get(card.id));
    bottoms.fill(y + group.h + space.cardGap, column, column + span);
    groups.push(group);
  }
  const hints = frame.columns.flatMap((column) => {
    if (bottoms[column.index] !== start) return [];
    const proposed = hintGroups(frame, lane, column, row, start);
    const last = proposed.at(-1);
    if (last) bottoms[column.index] = last.y + last.h + space.cardGap;
    return proposed;
  });
  const all =
    hints.length === 0 ? groups : [...groups, ...hints].sort((a, b) => (a.column ?? 0) - (b.column ?? 0));
  const lowest = Math.max(start, ...bottoms) - space.cardGap - top;
  const emptyH = space.cellY * 2 + space.cardY * 2 + frame.sizes.body.leading;
  return { h: Math.max(emptyH, lowest + space.cellY), groups: all };
}

interface Place {
  readonly column: number;
  readonly span: number;
  readonly row: number;
  readonly y: number;
}

function cardGroup(frame: Frame, look: CardLook, card: Card, place: Place, before: Group | undefined): Group {
  const { map, words, editing } = frame.input;
  const { x, w } = cellBox(frame, place.column, place.span);
  const { hyphenate, ...unhyphenated } = frame.textPen;
  const count = countOf(frame, card);
  const input: BlockInput = {
    card,
    look,
    w,
    ...(count !== undefined && { count }),
    personas: map.personas,
    sizes: frame.sizes,
    words,
    pen: editing === card.id || !hyphenate ? unhyphenated : frame.textPen,
  };
  const kept = before && drawnOf.get(before);
  const block = kept && drawsSame(kept.input, input) ? kept.block : cardBlock(input);
  const now: Group = { id: card.id, role: "card", x, w, ...place, ...block };
  if (before && kept?.block === block && samePlace(before, now)) return before;
  drawnOf.set(now, { input, block });
  return now;
}

const samePlace = (a: Group, b: Group) =>
  a.x === b.x && a.y === b.y && a.column === b.column && a.row === b.row && a.span === b.span;

function drawsSame(a: BlockInput, b: BlockInput): boolean {
  return (
    a.w === b.w &&
    a.look === b.look &&
    a.count === b.count &&
    a.sizes === b.sizes &&
    a.words === b.words &&
    a.pen.lang === b.pen.lang &&
    a.pen.fonts === b.pen.fonts &&
    a.pen.hyphenate === b.pen.hyphenate &&
    sameValue(a.card, b.card) &&
    (b.card.personas.length === 0 || sameValue(a.personas, b.personas))
  );
}

/** What was counted of a bound card; nothing while there is no answer. */
function countOf({ input: { overlay, words } }: Frame, card: Card): string | undefined {
  if (!card.binding?.length || overlay.state !== "counted") return undefined;
  const numbers = overlay.touchpoints.get(card.id);
  return numbers && words.number(numbers.units);
}
