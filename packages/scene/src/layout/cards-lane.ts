import type { Card, CardId, CardLook, Lane } from "@itinera/core";
import type { Group } from "../draw/mark.ts";
import type { CardColumns } from "./card-columns.ts";
import { cardGroup, type CardPlace } from "./card-group.ts";
import { leastWordsW, space } from "./density.ts";
import { cellBox, type Frame, type LaneContent } from "./frame.ts";
import { hintGroups } from "./hint.ts";
import { signLines } from "./sign-lines.ts";

/** A card that goes on in the rows below; how far, its lane does not know. */
export interface TallCard extends CardColumns {
  readonly card: Card;
  readonly look: CardLook;
  readonly y: number;
  /** What it needs, from y. */
  readonly h: number;
  readonly rows: number;
}

export interface CardsContent extends LaneContent {
  readonly tall: readonly TallCard[];
}

export interface CardsLaneInput {
  readonly lane: Lane;
  readonly row: number;
  readonly look: CardLook;
  readonly cards: readonly Card[];
  /** Of the row, on the sheet. */
  readonly top: number;
  /** px between two cards of a cell. */
  readonly gap: number;
  readonly before: ReadonlyMap<string, Group>;
  /** Rows that each card covers which covers several. */
  readonly rowsOf: ReadonlyMap<CardId, number>;
  /** Columns that a card of a row above covers. */
  readonly covered: ReadonlySet<number>;
}

/**
 * Cards column by column; one that spans several columns stands under the lowest card of all of them, one that goes
 * on in the rows below under all others of its cells.
 */
export function cardsLane(frame: Frame, input: CardsLaneInput): CardsContent {
  const { lane, row, look, cards, top, gap, before, rowsOf, covered } = input;
  const places = cards
    .map((card) => ({ card, ...frame.columnsOfCard(card), rows: rowsOf.get(card.id) ?? 1 }))
    .sort((a, b) => Number(a.rows > 1) - Number(b.rows > 1) || a.column - b.column);
  const start = top + space.cellY;
  const bottoms: number[] = frame.columns.map(() => start);
  const groups: Group[] = [];
  const tall: TallCard[] = [];
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    if (!place) continue;
    const { card, column, span, rows } = place;
    const y = Math.max(...bottoms.slice(column, column + span));
    const { w } = cellBox(frame, column, span);
    if (rows === 1 && span === 1 && w < leastWordsW) {
      const end = places.findIndex(
        (one, after) => after > at && !(one.column === column && one.span === 1 && one.rows === 1),
      );
      const chunk = places.slice(at, end === -1 ? places.length : end);
      const lines = signLines(
        frame,
        look,
        chunk.map((one) => one.card),
        { column, row, y },
        before,
      );
      groups.push(...lines.groups);
      bottoms[column] = lines.bottom + gap;
      at += chunk.length - 1;
      continue;
    }
    const group = cardGroup(frame, look, card, { column, span, row, y }, before.get(card.id));
    bottoms.fill(y + group.h + gap, column, column + span);
    if (rows === 1) groups.push(group);
    else tall.push({ card, look, column, span, y, h: group.h, rows });
  }
  const hints = frame.columns.flatMap((column) => {
    const its = places.filter(
      (place) => place.column <= column.index && place.column + place.span > column.index,
    );
    if (covered.has(column.index) || its.some(({ rows }) => rows > 1)) return [];
    const top = bottoms[column.index] ?? start;
    const proposed = hintGroups(
      frame,
      lane,
      column,
      row,
      top,
      its.map(({ card }) => card),
    );
    const last = proposed.at(-1);
    if (last) bottoms[column.index] = last.y + last.h + space.cardGap;
    return proposed;
  });
  const lowest = Math.max(start, ...lowestEnds(frame, bottoms, tall, gap)) - top;
  const emptyH = space.cellY * 2 + space.cardY * 2 + frame.sizes.body.leading;
  return {
    h: Math.max(frame.sizes.isOverview ? thinRowH : emptyH, lowest + space.cellY),
    groups: inReadingOrder([...groups, ...hints]),
    tall,
  };
}

/** Least height of a row of signs. */
const thinRowH = 31;

/** A card that goes on below needs no more of its first row than its first line. */
function lowestEnds(frame: Frame, bottoms: readonly number[], tall: readonly TallCard[], gap: number) {
  const first = frame.sizes.body.leading + space.cardY * 2;
  const ends = bottoms.map((bottom) => bottom - gap);
  for (const { column, span, y } of tall) ends.fill(y + first, column, column + span);
  return ends;
}

/** Column by column, from above. */
export const inReadingOrder = (groups: readonly Group[]): readonly Group[] =>
  groups.toSorted((a, b) => (a.column ?? 0) - (b.column ?? 0) || a.y - b.y || a.x - b.x);

/** A card over several rows, as high as they are. */
export const tallGroup = (
  frame: Frame,
  { card, look, column, span, y, rows }: TallCard,
  row: number,
  bottom: number,
  before: Group | undefined,
): Group => {
  const place: CardPlace = { column, span, row, y, rows, leastH: bottom - y };
  return cardGroup(frame, look, card, place, before);
};
