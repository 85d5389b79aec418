import type { Card, CardLook } from "@itinera/core";
import type { Group } from "../draw/mark.ts";
import type { Block, BlockInput } from "./card/block.ts";
import { cardBlock } from "./card/card-block.ts";
import { cardSign, signBar, type SignBlock } from "./card/card-sign.ts";
import { leastWordsW } from "./density.ts";
import { cellBox, type Frame } from "./frame.ts";
import { sameValue } from "./same-value.ts";

/** A card that was drawn, with what it was drawn from. */
interface Drawn {
  readonly input: BlockInput;
  readonly block: Block;
}
const drawnOf = new WeakMap<Group, Drawn>();

export interface CardPlace {
  readonly column: number;
  readonly span: number;
  readonly row: number;
  readonly y: number;
  /** Absent: 1. */
  readonly rows?: number;
  readonly leastH?: number;
}

/** A card at its place; the same object as before where nothing of it changed. */
export function cardGroup(
  frame: Frame,
  look: CardLook,
  card: Card,
  { leastH = 0, ...place }: CardPlace,
  before: Group | undefined,
): Group {
  const { x, w } = cellBox(frame, place.column, place.span);
  const input = blockInput(frame, look, card, w, leastH);
  const kept = before && drawnOf.get(before);
  const block = kept && drawsSame(kept.input, input) ? kept.block : blockOf(input);
  const now: Group = { id: card.id, role: "card", x, w, ...place, ...block, ...faintness(frame, card) };
  if (before && kept?.block === block && samePlace(before, now)) return before;
  drawnOf.set(now, { input, block });
  return now;
}

/** The same card further up or down. */
export function movedCard(before: Group, by: number): Group {
  const now: Group = { ...before, y: before.y + by };
  const drawn = drawnOf.get(before);
  if (drawn) drawnOf.set(now, drawn);
  return now;
}

/** A card about nobody in particular is about everybody. */
export const faintness = ({ input: { only } }: Frame, { personas }: Card): Pick<Group, "faint"> =>
  only !== undefined && personas.length > 0 && !personas.includes(only) ? { faint: true } : {};

const blockOf = (input: BlockInput): Block =>
  input.sizes.isOverview || input.w < leastWordsW ? signBar(input) : cardBlock(input);

/** A card as a sign; where it stands, the line of signs says. */
export const signOf = (frame: Frame, look: CardLook, card: Card): SignBlock =>
  cardSign(blockInput(frame, look, card, 0, 0));

function blockInput(frame: Frame, look: CardLook, card: Card, w: number, leastH: number): BlockInput {
  const { map, words, editing, today } = frame.input;
  const { hyphenate, ...unhyphenated } = frame.textPen;
  const count = countOf(frame, card);
  return {
    card,
    look,
    w,
    leastH,
    ...(count !== undefined && { count }),
    personas: map.personas,
    sizes: frame.sizes,
    words,
    pen: editing === card.id || !hyphenate ? unhyphenated : frame.textPen,
    ...(today !== undefined && { today }),
  };
}

const samePlace = (a: Group, b: Group) =>
  a.x === b.x &&
  a.y === b.y &&
  a.column === b.column &&
  a.row === b.row &&
  a.span === b.span &&
  a.rows === b.rows &&
  a.faint === b.faint;

function drawsSame(a: BlockInput, b: BlockInput): boolean {
  return (
    a.w === b.w &&
    a.leastH === b.leastH &&
    a.look === b.look &&
    a.count === b.count &&
    a.sizes === b.sizes &&
    a.words === b.words &&
    a.today === b.today &&
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
